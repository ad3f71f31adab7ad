"""From settings to an engine: which model, on which device, in which type, under which prompt."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.errors import ModelError, SettingsError
from summarise.models.adapter import adapter_sha256, shipped_adapter
from summarise.models.base import STATE_SHA256
from summarise.models.installation import base_path, install, is_installed, model_path
from summarise.models.quiet import quiet_transformers
from summarise.settings import Settings, record_type

if TYPE_CHECKING:
    from summarise.extract.local import LocalEngine

EMBEDDED, BASE = "embedded", "embedded-base"


def load(settings: Settings) -> LocalEngine:
    """Load the model that settings name and return its engine.

    Raises ModelError where there is none, it does not load or does not fit; RecordTypeError and SettingsError where the record
    type or the prompt is not usable.
    """
    from summarise.extract.grammar import Constraint
    from summarise.extract.local import LocalEngine
    from summarise.extract.prompt import load_prompt
    from summarise.extract.shape import shape_of

    record = record_type(settings.record)
    shape_of(record)
    prompt = load_prompt(prompt_name(settings))
    where, weights = _locate(settings)
    device = _device(settings.device)
    dtype = _dtype(settings.dtype, device)
    model, tokenizer, revision = _from_pretrained(settings, where, device, dtype)
    constraint = Constraint(order=settings.order, finder=settings.finder, boundaries=settings.boundaries)
    schema = json.dumps(record.model_json_schema(), sort_keys=True)
    identity: dict[str, str | int | float | bool | None] = {
        "engine": "transformers",
        "model": settings.model,
        "weights": weights or revision,
        "adapter": _adapter_name(settings),
        "prompt": f"{prompt.name} {prompt.version} {prompt.sha256[:12]}",
        "record": f"{settings.record} {hashlib.sha256(schema.encode()).hexdigest()[:12]}",
        "device": device.partition(":")[0],
        "dtype": dtype,
        "batch_size": settings.batch_size,
        "max_tokens": settings.max_tokens,
        **constraint.model_dump(),
    }
    return LocalEngine(
        model, tokenizer, record=record, prompt=prompt, constraint=constraint,
        batch_size=settings.batch_size, max_tokens=settings.max_tokens,
        fast=settings.decoder == "auto", identity=identity,
    )  # fmt: skip


def prompt_name(settings: Settings) -> str:
    """The prompt of a model: its own for the embedded one, the general one for every other."""
    if settings.prompt != "auto":
        return settings.prompt
    return "embedded" if settings.model == EMBEDDED else "general"


def _adapter_name(settings: Settings) -> str | None:
    if settings.model != EMBEDDED:
        return None
    adapter = settings.adapter or shipped_adapter()
    return f"{'shipped' if settings.adapter is None else adapter.name} {adapter_sha256(adapter)[:12]}"


def _locate(settings: Settings) -> tuple[str | Path, str | None]:
    """Where the weights lie (a path, or a name on the hub), and what they are known by, where that is known before loading."""
    if settings.adapter is not None and settings.model != EMBEDDED:
        raise SettingsError(
            "--adapter changes the embedded model only; merge it into another model with peft, and give that model."
        )
    if settings.model == EMBEDDED:
        path = model_path(settings.adapter)
        if not is_installed(path):
            if not is_installed(base_path()):
                raise ModelError("The embedded model is not installed yet: run `summarise models install` once.")
            install(adapter=settings.adapter)
        return path, f"{STATE_SHA256[:12]}+{path.name.rpartition('-')[2]}"
    if settings.model == BASE:
        if not is_installed(base_path()):
            raise ModelError("The base of the embedded model is not installed yet: run `summarise models install` once.")
        return base_path(), STATE_SHA256[:12]
    path = Path(settings.model).expanduser()
    if path.exists():
        return path, _fingerprint(path)
    if path.is_absolute() or settings.model.startswith((".", "~")) or path.suffix == ".gguf":
        raise ModelError(
            f"There is no model at {settings.model}: give a folder with config.json, a GGUF file, or a name on the hub."
        )
    return settings.model, None


def _fingerprint(path: Path) -> str:
    """What a local model is known by: names and sizes of its files, and the first and last mebibyte of each."""
    digest = hashlib.sha256()
    for file in sorted(
        p for p in ([path] if path.is_file() else path.iterdir()) if p.suffix in (".json", ".safetensors", ".gguf")
    ):
        size = file.stat().st_size
        digest.update(f"{file.name} {size}\n".encode())
        with file.open("rb") as opened:
            digest.update(opened.read(1 << 20))
            opened.seek(max(size - (1 << 20), 0))
            digest.update(opened.read())
    return digest.hexdigest()[:24]


def _device(wanted: str) -> str:
    import torch

    mps = torch.backends.mps.is_available()
    if wanted == "auto":
        return "cuda" if torch.cuda.is_available() else "mps" if mps else "cpu"
    missing = (wanted.startswith("cuda") and not torch.cuda.is_available()) or (wanted == "mps" and not mps)
    if missing:
        raise ModelError(
            f"There is no device {wanted} here, or this torch cannot use it: choose --device cpu, or install a torch for it."
        )
    return wanted


def _dtype(wanted: str, device: str) -> str:
    """bfloat16 where the device multiplies it in hardware; a CPU without that is several times faster in float32."""
    import torch

    if wanted != "auto":
        return wanted
    if device.startswith("cuda"):
        return "bfloat16" if torch.cuda.is_bf16_supported() else "float16"
    if device == "mps":
        return "float16"
    return "bfloat16" if torch.ops.mkldnn._is_mkldnn_bf16_supported() else "float32"


def _from_pretrained(settings: Settings, where: str | Path, device: str, dtype: str) -> tuple[Any, Any, str | None]:
    """The model on its device, its tokenizer, and the hub's revision. Pickled weights and code of a model are never loaded."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    options: dict[str, Any] = {"local_files_only": settings.offline or isinstance(where, Path), "trust_remote_code": False}
    if isinstance(where, Path) and where.suffix == ".gguf":
        options["gguf_file"] = where.name
        where = where.parent
    try:
        with quiet_transformers():
            tokenizer = AutoTokenizer.from_pretrained(where, **options)
            model: Any = AutoModelForCausalLM.from_pretrained(
                where, dtype=getattr(torch, dtype), use_safetensors=True, **options
            )
            model = model.to(device).eval()
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise ModelError(
            f"{settings.model} does not fit into the memory of {device}: use a smaller model, or another --device."
        ) from error
    except (OSError, ValueError, RuntimeError, KeyError, ImportError) as error:
        raise ModelError(_why(settings, error)) from error
    if not tokenizer.is_fast:
        raise ModelError(
            f"{settings.model} has no fast tokenizer, which the constraint needs: choose a model with a tokenizer.json."
        )
    return model, tokenizer, getattr(model.config, "_commit_hash", None)


def _why(settings: Settings, error: Exception) -> str:
    lines = str(error).strip().splitlines()
    first = lines[0][:300] if lines else type(error).__name__
    hint = (
        "nothing is fetched with --offline; run once without it, or give a local folder"
        if settings.offline
        else "give a name on the hub (and a network), a local folder with safetensors, or a GGUF file"
    )
    return f"The model {settings.model} cannot be loaded ({first}): {hint}."
