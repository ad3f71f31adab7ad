"""The embedded model, its installation, and loading of any other."""

from summarise.models.installation import InstalledModel, install, installed, model_path
from summarise.models.loading import load

__all__ = ["InstalledModel", "install", "installed", "load", "model_path"]
