"""The form in the browser and its notebook. Only ``form`` and ``view`` know ipywidgets, only ``voila_app`` Voilà."""

from .page import plan_page

__all__ = ["plan_page"]
