"""The parts of a report that speak of all articles: contents, numbers, sources, what was left out, provenance."""

from __future__ import annotations

from contextlib import ExitStack

from summarise.report.digest import make_digest
from summarise.report.environment import environment
from summarise.report.spool import Spool
from summarise.report.tally import Tally, article_link, number_rows, problems
from summarise.schema import EventSummary

_NUMBER_ROWS = 20_000  # a browser sorts as many; an export has them all


class Sections:
    """Gathers these parts article by article; rows wait in spools, so memory stays flat."""

    def __init__(self, stack: ExitStack) -> None:
        """Empty parts, whose files the stack will close."""
        self.tally = Tally()
        self.contents = stack.enter_context(Spool())
        self.numbers = stack.enter_context(Spool())
        self.problems = stack.enter_context(Spool())
        self.shown_numbers = self.troubled = 0
        self._entry = environment().get_template("entry.html")
        self._number = environment().get_template("number.html")
        self._problem = environment().get_template("problem.html")

    def add(self, summary: EventSummary, *, page: str, key: str) -> None:
        """Add one article, which stands under `key` on `page` (empty for the page that these parts stand on)."""
        href = page or f"#{key}"
        self.tally.add(summary, href)
        link = article_link(summary, href)
        counts = {field: len(getattr(summary, field)) for field in self.tally.items}
        self.contents.add(self._entry.render(link=link, digest=make_digest(summary), counts=counts, at=self.tally.articles))
        for row in number_rows(summary, page, key):
            if self.shown_numbers < _NUMBER_ROWS:
                self.shown_numbers += 1
                self.numbers.add(self._number.render(row=row))
        if found := problems(summary):
            self.troubled += 1
            self.problems.add(self._problem.render(link=link, problems=found))
