"""The form in the browser and the notebook behind it. Only ``form``, ``view`` know ipywidgets, only ``server`` Voilà."""

from .page import plan_page

__all__ = ["plan_page"]
