#!/usr/bin/env python3
"""Fails when the code leaves the architecture: a forbidden include, a widget below ui/, SQL outside storage, an include cycle."""
import pathlib
import re
import sys

ALLOWED = {
    "base": {"base"},
    "domain": {"domain", "base"},
    "storage": {"storage", "domain", "base"},
    "services": {"services", "storage", "domain", "base"},
    "exchange": {"exchange", "services", "domain", "base"},
    "reports": {"reports", "domain", "base"},
    "cli": {"cli", "exchange", "reports", "services", "storage", "domain", "base"},
    "ui": {"ui", "exchange", "reports", "services", "domain", "base"},
}
INCLUDE = re.compile(r'^\s*#include\s*([<"])([^>"]+)[>"]', re.M)
WIDGETS = re.compile(r"^(QtWidgets/|QtPrintSupport/|QWidget|QApplication|QDialog|QMessageBox|QPrinter|QMainWindow|QTableView|qcustomplot)")
DATABASE = re.compile(r"^(sqlite3\.h|libpq-fe\.h|postgresql/|QSql)")
SQL = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|WITH RECURSIVE|PRAGMA)\s')


def layer_of(path: pathlib.Path) -> str:
    return path.parts[1] if path.parts[0] == "src" else "ui"


def resolve(root: pathlib.Path, path: pathlib.Path, name: str):
    for base in (root / "src", root / "ui", root / path.parent):
        if (base / name).is_file():
            return (base / name).resolve().relative_to(root)
    return None


def check_file(root: pathlib.Path, path: pathlib.Path, edges: dict) -> list:
    problems = []
    layer = layer_of(path)
    text = (root / path).read_text(encoding="utf-8")
    for kind, name in INCLUDE.findall(text):
        if kind == "<":
            if layer != "ui" and WIDGETS.match(name):
                problems.append(f"{path}: widget header <{name}> below ui/")
            if layer != "storage" and DATABASE.match(name):
                problems.append(f"{path}: database header <{name}> outside src/storage")
            continue
        target = resolve(root, path, name)
        if target is None:
            if not name.startswith("ui_") and not name.endswith(".moc"):
                problems.append(f'{path}: "{name}" is no file of the project')
            continue
        edges.setdefault(path, set()).add(target)
        if layer_of(target) not in ALLOWED[layer]:
            problems.append(f"{path}: {layer} may not include {layer_of(target)} ({name})")
    if layer != "storage":
        for match in SQL.finditer(text):
            problems.append(f"{path}: SQL outside src/storage: {match.group(0).strip()}")
    return problems


def find_cycle(edges: dict):
    state = {}

    def visit(node, trail):
        state[node] = 1
        for target in sorted(edges.get(node, ())):
            if state.get(target) == 1:
                return trail + [node, target]
            if target not in state:
                found = visit(target, trail + [node])
                if found:
                    return found
        state[node] = 2
        return None

    for node in sorted(edges):
        if node not in state:
            found = visit(node, [])
            if found:
                return found
    return None


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    files = [p.relative_to(root) for top in ("src", "ui") for p in sorted((root / top).rglob("*")) if p.suffix in (".h", ".cpp")]
    if not files:
        print("no sources found")
        return 1
    edges = {}
    problems = [problem for path in files for problem in check_file(root, path, edges)]
    cycle = find_cycle(edges)
    if cycle:
        problems.append("include cycle: " + " -> ".join(map(str, cycle)))
    print("\n".join(problems) if problems else f"{len(files)} files keep to the layers")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
