"""The HTML report before an accessibility checker: axe in a headless Chromium, wide as a screen and narrow as a telephone.

Slow, and skipped where either is missing. ``AXE_CORE`` names the file axe.min.js (``npm pack axe-core`` gives it); without it the
globally installed package is looked for.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from report_samples import (
    AFTER,
    ARABIC_AFTER,
    ARABIC_BEFORE,
    BEFORE,
    CHINESE_AFTER,
    CHINESE_BEFORE,
    art,
    bundled_report,
    explained_report,
    report_on,
    versions_report,
)

from unga_desktop.core.report import Report
from unga_desktop.exporters.report_html import report_html

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_ASK = """<script>
axe.run(document).then(found => {
  const told = document.createElement("pre");
  told.id = "axe";
  told.textContent = JSON.stringify({
    violations: found.violations.map(each => [each.id, each.impact, each.nodes.map(node => node.html.slice(0, 200))]),
    checked: found.passes.length,
    overflow: document.documentElement.scrollWidth - window.innerWidth,
  });
  document.body.append(told);
});
</script>"""


def axe() -> Path | None:
    """The file axe.min.js, None where there is none."""
    given = os.environ.get("AXE_CORE")
    if given:
        return Path(given)
    npm = shutil.which("npm")
    if npm is None:
        return None
    root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, timeout=60, check=False).stdout.strip()
    found = Path(root) / "axe-core" / "axe.min.js"
    return found if found.is_file() else None


def checked(page: str, folder: Path, width: int) -> dict[str, object]:
    """What axe says of a page; its own policy would not let any script run, so it is taken out of the copy."""
    script = axe()
    if CHROMIUM is None or script is None:
        pytest.skip("Chromium or axe-core is not installed")
    copy, without = folder / "page.html", _POLICY.sub("", page)
    assert without != page
    asking = f"<script>{script.read_text(encoding='utf-8')}</script>{_ASK}"
    copy.write_text(without.replace("</body>", f"{asking}</body>"), encoding="utf-8")
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}"]
    command += [f"--window-size={width},900", "--virtual-time-budget=30000", "--dump-dom", copy.as_uri()]
    out = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True).stdout
    told = re.search(r'<pre id="axe">(.*?)</pre>', out, re.DOTALL)
    assert told, "axe did not answer"
    found: dict[str, object] = json.loads(told[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 500])
@pytest.mark.parametrize(
    "report",
    [
        bundled_report(),
        report_on(BEFORE, AFTER),
        report_on(ARABIC_BEFORE, ARABIC_AFTER, "ar"),
        report_on(CHINESE_BEFORE, CHINESE_AFTER, "zh"),
        explained_report(),
        versions_report(),
    ],
    ids=["bundled", "every edit", "Arabic", "Chinese", "all parts", "versions"],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(report: Report, width: int, tmp_path: Path) -> None:
    found = checked(report_html(report, art().world_map, art().tiles, art().appearance), tmp_path, width)
    assert found["violations"] == []
    assert int(str(found["checked"])) > 10
    assert int(str(found["overflow"])) <= 0
