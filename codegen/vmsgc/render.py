"""Templates.  Strict: an undefined name is an error, not an empty string."""

from __future__ import annotations

from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined


class Renderer(Protocol):  # pylint: disable=too-few-public-methods
    """Fill in the named template."""

    def __call__(self, template: str, /, **values: object) -> str: ...


def make_renderer() -> Renderer:
    """Return a renderer over the templates of this package."""
    env = Environment(
        loader=PackageLoader("vmsgc"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )

    def render(template: str, /, **values: object) -> str:
        return env.get_template(template).render(**values)

    return render
