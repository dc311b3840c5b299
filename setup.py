"""Puts `resources/` inside the wheel: it lies beside the package in the source, where people look for it."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithResources(build_py):
    """The package's modules, and the resources under `grongintro/resources`."""

    def run(self) -> None:
        """Copy the resources after the modules; an editable install reads them where they lie."""
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib) / "grongintro" / "resources"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree("resources", target)


setup(cmdclass={"build_py": BuildWithResources})
