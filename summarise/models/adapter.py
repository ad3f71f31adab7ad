"""LoRA adapters in peft's file format: `adapter_config.json` and `adapter_model.safetensors` in a folder."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.errors import ModelError

if TYPE_CHECKING:
    import torch

CONFIG, WEIGHTS = "adapter_config.json", "adapter_model.safetensors"
_PREFIX = "base_model.model."


def shipped_adapter() -> Path:
    """The folder of the adapter that ships in the package."""
    return Path(str(files("summarise.models"))) / "shipped"


def adapter_sha256(folder: Path) -> str:
    """The hash of an adapter's weights and settings.

    Raises ModelError where the folder holds no adapter.
    """
    digest = hashlib.sha256()
    for name in (CONFIG, WEIGHTS):
        try:
            digest.update((folder / name).read_bytes())
        except OSError as error:
            raise ModelError(
                f"{folder} is no adapter: {name} cannot be read ({error.strerror}). Give a folder in peft's format."
            ) from error
    return digest.hexdigest()


def merge(state: dict[str, torch.Tensor], folder: Path) -> dict[str, torch.Tensor]:
    """The weights with an adapter merged into them: W + (alpha / r) B A, summed in float32 and rounded once.

    Raises ModelError where the adapter is of another kind than LoRA, or belongs to another model.
    """
    import torch
    from safetensors.torch import load_file

    settings = _settings(folder)
    low_rank = load_file(folder / WEIGHTS)
    scale = settings["lora_alpha"] / (settings["r"] ** 0.5 if settings.get("use_rslora") else settings["r"])
    merged = dict(state)
    names = sorted({name.rpartition(".lora_")[0] for name in low_rank})
    for name in names:
        target = f"{name.removeprefix(_PREFIX)}.weight"
        down, up = low_rank[f"{name}.lora_A.weight"], low_rank[f"{name}.lora_B.weight"]
        if target not in state or state[target].shape != torch.Size([up.shape[0], down.shape[1]]):
            raise ModelError(
                f"The adapter {folder} belongs to another model: it changes {target}, which this model does not have in that shape."
            )
        merged[target] = (state[target].float() + scale * (up.float() @ down.float())).to(state[target].dtype)
    return merged


def _settings(folder: Path) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder / CONFIG} cannot be read: {error}. Give a folder in peft's format.") from error
    if settings.get("peft_type") != "LORA" or settings.get("use_dora") or settings.get("modules_to_save"):
        raise ModelError(
            f"{folder} is no plain LoRA adapter (peft_type {settings.get('peft_type')!r}); only those can be merged."
        )
    return settings
