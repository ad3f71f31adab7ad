"""Loading any model: what is said where it cannot be, and the engine over a tiny model of random weights."""

import json
import random

import pytest
import torch

from summarise.errors import ModelError, OutOfMemory, RecordTypeError, SettingsError
from summarise.extract.record import PassageRecord
from summarise.models import load, loading
from summarise.settings import Settings
from tests.extract.conftest import BEFORE, HEADLINE, TEXT, passage_of
from tests.extract.oracle import faults
from tests.models.tiny import save_tiny_model

WORDS = [*TEXT.split(), "3.2", "million", "Ana’s", "“Nein”", "é😀", "<|im_end|>", '{"a":1}', "dozens", "U.S."]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("tiny"))


def passages(count: int, *, seed: int = 0, words: int = 30):
    rng = random.Random(seed)
    return [passage_of(" ".join(rng.choices(WORDS, k=words))).model_copy(update={"index": k}) for k in range(count)]


def settings(tiny, **more) -> Settings:
    return Settings(model=str(tiny), **({"max_tokens": 3000, "batch_size": 4, "prompt": "embedded"} | more))


def test_a_model_of_random_weights_writes_valid_grounded_records(tiny):
    asked = passages(4, words=12)
    found = list(load(settings(tiny)).extract(iter(asked)))
    assert sorted(e.passage for e in found) == [p.index for p in asked]
    for extraction in found:
        assert extraction.failure is None
        PassageRecord.model_validate_json(extraction.record)
        text = asked[extraction.passage].text.text
        assert faults(extraction.record, passage=text, before=BEFORE, headline=HEADLINE) == []


def test_tokens_end_where_the_record_says_and_have_probabilities(tiny):
    (found,) = load(settings(tiny)).extract(passages(1, words=12))
    assert list(found.tokens.ends) == sorted(found.tokens.ends)
    assert found.tokens.ends[-1] == len(found.record)
    assert len(found.tokens.logprobs) == len(found.tokens.ends) == found.usage.output_tokens
    assert all(p <= 0 for p in found.tokens.logprobs)
    assert min(found.tokens.logprobs) < 0


def test_a_batch_writes_what_each_passage_alone_would(tiny):
    asked = passages(4, seed=1, words=10)
    together = {e.passage: e.record for e in load(settings(tiny, batch_size=4)).extract(asked)}
    alone = {e.passage: e.record for e in load(settings(tiny, batch_size=1)).extract(asked)}
    assert together == alone


@pytest.mark.parametrize("rows", [1, 3])
def test_the_loop_writes_the_tokens_of_the_plain_decoder(tiny, rows):
    asked = passages(4, seed=2, words=4)
    plain = {e.passage: e for e in load(settings(tiny, decoder="plain", batch_size=rows)).extract(asked)}
    loop = {e.passage: e for e in load(settings(tiny, batch_size=rows)).extract(asked)}
    assert loop.keys() == plain.keys()
    for k, extraction in loop.items():
        assert extraction.record == plain[k].record
        assert extraction.tokens.ends == plain[k].tokens.ends
        assert extraction.tokens.logprobs == pytest.approx(plain[k].tokens.logprobs, abs=1e-3)


@pytest.mark.parametrize("decoder", ["auto", "plain"])
def test_a_record_that_does_not_end_is_a_failed_passage(tiny, decoder):
    (found,) = load(settings(tiny, max_tokens=16, decoder=decoder)).extract(passages(1))
    assert found.record is None
    assert "token limit" in found.failure


def test_a_prompt_that_does_not_fit_is_a_failed_passage(tmp_path):
    small = save_tiny_model(tmp_path, positions=400)
    long, short = passage_of("marsh " * 600), passage_of("Rain.", before="", headline="").model_copy(update={"index": 1})
    engine = load(settings(small))
    found = {e.passage: e for e in engine.extract([long, short])}
    assert "does not fit" in found[0].failure
    assert found[1].failure is None


def test_switching_parts_of_the_constraint_off_is_part_of_the_identity(tiny):
    on, off = load(settings(tiny)), load(settings(tiny, order=False, boundaries=False))
    assert {k for k in on.identity if on.identity[k] != off.identity[k]} == {"order", "boundaries"}


def test_another_model_reads_the_general_prompt(tiny):
    assert load(settings(tiny, prompt="auto")).identity["prompt"].startswith("general")


def test_out_of_memory_says_which_batch_size_to_try(tiny, monkeypatch):
    engine = load(settings(tiny, batch_size=4))

    def full(*_, **__):
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(engine._model.model, "forward", full)
    monkeypatch.setattr(engine._model.model.base_model, "forward", full)
    with pytest.raises(OutOfMemory, match="--batch-size 2"):
        list(engine.extract(passages(4)))


def test_a_tokenizer_is_told_apart_from_weights_that_changed(tiny, tmp_path):
    other = save_tiny_model(tmp_path, seed=1)
    assert load(settings(tiny)).identity["weights"] != load(settings(other)).identity["weights"]


def test_a_path_without_a_model_is_a_sentence(tmp_path):
    with pytest.raises(ModelError, match="no model at"):
        load(Settings(model=str(tmp_path / "none")))
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(Settings(model=str(tmp_path)))


def test_a_hub_name_without_network_is_a_sentence(monkeypatch):
    with pytest.raises(ModelError, match="nothing is fetched with --offline"):
        load(Settings(model="nobody/nothing-of-this-name", offline=True))


def test_pickled_weights_are_not_loaded(tiny, tmp_path):
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        (tmp_path / name).write_bytes((tiny / name).read_bytes())
    torch.save({}, tmp_path / "pytorch_model.bin")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(Settings(model=str(tmp_path)))


def test_code_of_a_model_is_not_run(tiny, tmp_path):
    for file in tiny.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    config = json.loads((tmp_path / "config.json").read_text())
    config |= {"model_type": "unheard_of", "auto_map": {"AutoModelForCausalLM": "evil.Evil", "AutoConfig": "evil.Config"}}
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "evil.py").write_text("raise SystemExit('this ran')")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(Settings(model=str(tmp_path)))


def test_an_adapter_for_another_model_is_refused(tiny, tmp_path):
    with pytest.raises(SettingsError, match="embedded model only"):
        load(Settings(model=str(tiny), adapter=tmp_path))


def test_a_record_type_without_grammar_is_refused_before_loading():
    with pytest.raises(RecordTypeError, match="no grammar"):
        load(Settings(record="summarise.schema:NumberValue"))


def test_a_device_that_is_not_there_is_a_sentence(tiny):
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device here")
    with pytest.raises(ModelError, match="no device cuda"):
        load(settings(tiny, device="cuda"))


def test_the_type_of_a_cpu_is_the_one_it_multiplies_fast(monkeypatch):
    monkeypatch.setattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", lambda: True)
    assert loading._dtype("auto", "cpu") == "bfloat16"
    monkeypatch.setattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", lambda: False)
    assert loading._dtype("auto", "cpu") == "float32"
    assert loading._dtype("bfloat16", "cpu") == "bfloat16"
