"""Edge colouring: talks into slots so that nobody is in two at once.

Vizing's theorem: where no person has more than k talks, k + 1 slots always suffice. The construction is that
of Misra and Gries (1992); for each talk it looks at the talks of one person, so the work grows with talks
times slots.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import TypeVar

P = TypeVar("P", bound=Hashable)


class Colouring:
    """Colours of the edges of a simple graph, at most ``colours`` of them. Grows edge by edge."""

    def __init__(self, colours: int) -> None:
        self.colours = colours
        self._at: dict[object, dict[int, object]] = {}

    def colour(self, first: object, second: object) -> int | None:
        """The colour of an edge; ``None`` where it has none."""
        return next((c for c, other in self._at.get(first, {}).items() if other == second), None)

    def add(self, first: object, second: object) -> bool:
        """Colour one more edge, recolouring others where it must; whether that worked.

        It always does while every person has fewer edges than there are colours.
        """
        self._at.setdefault(first, {})
        self._at.setdefault(second, {})
        common = next(
            (c for c in range(self.colours) if self._is_free(first, c) and self._is_free(second, c)), None
        )
        if common is not None:
            self._set(first, second, common)
            return True
        return self._add_by_fan(first, second) or self._add_by_fan(second, first)

    def _add_by_fan(self, hub: object, leaf: object) -> bool:
        mine = self._free(hub)
        fan = self._fan(hub, leaf)
        theirs = self._free(fan[-1])
        if mine is None or theirs is None:
            return False
        self._swap_path(hub, mine, theirs)
        end = next((place for place, colour in enumerate(fan) if self._usable(hub, fan, place, theirs)), None)
        if end is None:
            return False
        self._rotate(hub, fan[: end + 1], theirs)
        return True

    def _usable(self, hub: object, fan: list[object], place: int, colour: int) -> bool:
        return self._is_free(fan[place], colour) and self._is_fan(hub, fan[: place + 1])

    def _fan(self, hub: object, leaf: object) -> list[object]:
        """Neighbours of ``hub``, each joined by a colour that is free at the one before it."""
        fan, left = [leaf], dict(self._at[hub])
        while True:
            colour = next((c for c in left if self._is_free(fan[-1], c)), None)
            if colour is None:
                return fan
            fan.append(left.pop(colour))

    def _is_fan(self, hub: object, fan: list[object]) -> bool:
        return all(
            (colour := self.colour(hub, after)) is not None and self._is_free(before, colour)
            for before, after in pairwise(fan)
        )

    def _swap_path(self, start: object, mine: int, theirs: int) -> None:
        """Exchange two colours along the path from ``start`` that begins with ``theirs``."""
        path, at, colour = [start], start, theirs
        while (following := self._at[at].get(colour)) is not None:
            path.append(following)
            at, colour = following, mine if colour == theirs else theirs
        steps = list(pairwise(path))
        colours = [theirs if index % 2 == 0 else mine for index in range(len(steps))]
        for (a, b), c in zip(steps, colours, strict=True):
            del self._at[a][c], self._at[b][c]
        for (a, b), c in zip(steps, colours, strict=True):
            self._set(a, b, mine if c == theirs else theirs)

    def _rotate(self, hub: object, fan: list[object], last: int) -> None:
        """Every edge of the fan takes the colour of the next one, the last one ``last``."""
        colours = [self.colour(hub, vertex) for vertex in fan[1:]]
        for vertex, colour in zip(fan[1:], colours, strict=True):
            if colour is not None:
                del self._at[hub][colour], self._at[vertex][colour]
        for vertex, colour in zip(fan, [*colours, last], strict=True):
            if colour is not None:
                self._set(hub, vertex, colour)

    def _free(self, person: object) -> int | None:
        return next((c for c in range(self.colours) if self._is_free(person, c)), None)

    def _is_free(self, person: object, colour: int) -> bool:
        return colour not in self._at[person]

    def _set(self, first: object, second: object, colour: int) -> None:
        self._at[first][colour] = second
        self._at[second][colour] = first


def coloured(edges: Sequence[tuple[P, P]], colours: int) -> list[int | None]:
    """A colour for each edge, ``None`` where none was found; no two edges of one person share a colour."""
    colouring = Colouring(colours)
    for first, second in edges:
        colouring.add(first, second)
    return [colouring.colour(first, second) for first, second in edges]
