"""The invented municipality of `grongintro demo`."""

from grongintro.services.demo.build import DemoStore, build_demo, check_day
from grongintro.services.demo.folder import demo_folder, fresh
from grongintro.services.demo.staff import LOGINS, DemoLogin

__all__ = ["LOGINS", "DemoLogin", "DemoStore", "build_demo", "check_day", "demo_folder", "fresh"]
