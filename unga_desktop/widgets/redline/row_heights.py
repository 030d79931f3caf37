"""Heights of many rows, most of them estimated: sums and look-up in logarithmic time, so that one may change at any time."""

from collections.abc import Sequence


class RowHeights:
    """A Fenwick tree over the heights of rows from the top."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = list(heights)
        self._tree = [0.0, *self._heights]
        for at in range(1, len(self._tree)):
            parent = at + (at & -at)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[at]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> float:
        return self._heights[row]

    def change(self, row: int, height: float) -> float:
        """Sets the height of a row and returns by how much it grew."""
        grown = height - self._heights[row]
        self._heights[row] = height
        at = row + 1
        while at < len(self._tree):
            self._tree[at] += grown
            at += at & -at
        return grown

    def top(self, row: int) -> float:
        """Where a row begins: the sum of the heights above it."""
        total, at = 0.0, row
        while at:
            total += self._tree[at]
            at -= at & -at
        return total

    @property
    def total(self) -> float:
        return self.top(len(self._heights))

    def row_at(self, y: float) -> int:
        """The row that covers a height, the first or last one beyond the ends."""
        at, rest, step = 0, max(y, 0.0), 1 << len(self._heights).bit_length()
        while step:
            ahead = at + step
            if ahead < len(self._tree) and self._tree[ahead] <= rest:
                at, rest = ahead, rest - self._tree[ahead]
            step >>= 1
        return max(min(at, len(self._heights) - 1), 0)
