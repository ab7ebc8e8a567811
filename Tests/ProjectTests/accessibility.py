"""Checks HTML reports by tools that are not ours: html5lib's strict parser, and axe-core in headless Chromium.

Usage: accessibility.py FILE.html… Each page is checked in light and dark, wide and as narrow as a phone; a batch also
with one declaration opened, and what its script draws of declarations must be what stands there without it. Prints what is wrong, and ends with status 1 where something is; with status 77 where a
tool is not installed. Needs the packages html5lib, selenium and axe-playwright-python (without its dependencies),
Chromium and its driver.
"""
import importlib.util
import json
import pathlib
import shutil
import sys

try:
    import html5lib
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
except ImportError as error:
    print(f"not checked: {error}")
    sys.exit(77)
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
if BROWSER is None or DRIVER is None:
    print("not checked: Chromium or its driver is not installed")
    sys.exit(77)
# Only the script is wanted of this package, not the browsers that it would drive.
PACKAGE = importlib.util.find_spec("axe_playwright_python")
if PACKAGE is None:
    print("not checked: no package axe_playwright_python, which carries axe-core")
    sys.exit(77)
AXE = (pathlib.Path(PACKAGE.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def validity(path):
    parser = html5lib.HTMLParser()
    parser.parse(path.read_bytes(), transport_encoding="utf-8")
    return [f"{place}: {code} {details}" for place, code, details in parser.errors]


def violations(driver):
    # Evaluated by the browser's debugger, which the page's content security policy does not concern.
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE})
    found = driver.execute_cdp_cmd(
        "Runtime.evaluate",
        {"expression": "axe.run().then(r => JSON.stringify(r.violations))", "awaitPromise": True, "returnByValue": True},
    )
    return [
        f"{each['id']} ({each['impact']}): {each['help']}: {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in json.loads(found["result"]["value"])
    ]


def overflow(driver):
    wide = driver.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"the page is {wide} pixels wider than the window"] if wide > 0 else []


def differences(driver, path):
    """Whether the details that the script draws are those that were drawn without it."""
    text = "(root) => root.querySelector('article').outerHTML.replace(/\\s*\\n\\s*/g, '')"
    driver.get(path.resolve().as_uri())
    told = driver.execute_script(f"return [...document.querySelectorAll('.told')].map(e => [e.id, ({text})(e)])")
    found = []
    for name, expected in told:
        fragment = "#declaration-" + name.removeprefix("told-")
        driver.get("about:blank")
        driver.get(path.resolve().as_uri() + fragment)
        drawn = driver.execute_script(f"return ({text})(document.getElementById('one'))")
        if drawn != expected:
            place = next((i for i, (a, b) in enumerate(zip(drawn, expected)) if a != b), min(len(drawn), len(expected)))
            around = slice(max(0, place - 40), place + 80)
            found.append(f"{fragment} is drawn otherwise by the script: {drawn[around]} instead of {expected[around]}")
    return found


options = webdriver.ChromeOptions()
options.binary_location = BROWSER
for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000"]:
    options.add_argument(argument)
options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
driver = webdriver.Chrome(options=options, service=Service(DRIVER))
failures = []
try:
    for path in map(pathlib.Path, sys.argv[1:]):
        failures += [f"{path.name}: {each}" for each in validity(path)]
        for scheme in ["light", "dark"]:
            for width in [1280, 390]:
                driver.execute_cdp_cmd(
                    "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
                )
                driver.execute_cdp_cmd(
                    "Emulation.setDeviceMetricsOverride",
                    {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
                )
                for fragment in ["", "#declaration-2"]:
                    driver.get("about:blank")
                    driver.get(path.resolve().as_uri() + fragment)
                    where = f"{path.name}{fragment}, {scheme}, {width}"
                    failures += [f"{where}: {each}" for each in violations(driver) + overflow(driver)]
        failures += [f"{path.name}: {each}" for each in differences(driver, path)]
        failures += [f"{path.name}: {entry['message']}" for entry in driver.get_log("browser")]
finally:
    driver.quit()
print("\n".join(dict.fromkeys(failures)) or f"{len(sys.argv) - 1} pages: no violation, valid HTML")
sys.exit(1 if failures else 0)
