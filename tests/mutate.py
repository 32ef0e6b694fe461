#!/usr/bin/env python3
"""Mutation test of the rules: is every condition of the SQL held by its fixture?

A rule is an SQL file (sql/rules/CODE.sql, and CODE@YEAR.sql for its older forms) with one fixture
(tests/rules/CODE.toml). This script changes one small thing in the SQL at a time, runs the fixture
against the changed copy, and expects it to fail. A change that no fixture row notices is a survivor:
either the fixture lacks a row, or no input at all can tell the two apart.

    python3 tests/mutate.py [--binary PATH] [--jobs N] [CODE | MODEL ...]

    CODE, MODEL    rules (142, 503D, 146@2022-23) and models of sql/shared (first_episode) to mutate.
                   Without any: all rules and all shared models
    --binary PATH  the built program; default target/release/return903
    --jobs N       mutants tried at the same time; default 1
    --list         list the mutants without running them
    --invalid      print the mutants that the program refused too, and why

Output: one line for each survivor (file, line, column, what was changed), then the totals by file,
then those of all files. Exit code 1 when there is a survivor that tests/mutate_equivalent.toml does
not explain, or when an entry there is out of date; 2 when something could not be run at all.

What is changed, always one place at a time, and never the front matter:

    comparison     <  to <= and >=,   <= to < and >,   >  to >= and <=,   >= to > and <,
                   =  to <>,          <> to =
    condition      each condition of an and/or list left out; the only condition of a where, on,
                   having or when becomes true
    connective     and to or, or to and
    negation       is null, is distinct from, exists, in (list), like and between with and without
                   "not"; "not" left out before anything else
    list           each member of a list of constants left out
    constant       whole numbers, intervals and dates one up and one down; true to false and back
    order          asc to desc and back, each key of an order by; nulls last to nulls first and back
    function       min to max and back
    join           left join to join

A mutant is killed when a case of its fixture gives other rows than expected, invalid when the program
refuses it or cannot plan or run it, and survives when all cases pass. A mutant of a shared model is killed
by the fixture of the model or by that of any rule that reads it, itself or through other models.

Changes that no input can tell from the original are listed in tests/mutate_equivalent.toml, each with
its reason, and counted apart:

    [[equivalent]]
    file   = "sql/rules/142.sql"            # or a list of files
    line   = "and o.next_row is not null"   # the whole line without the blanks around it
    change = "is not null to is null"       # as printed, or a list
    reason = "why no input can tell"

Nothing outside a temporary folder is written.
"""

import argparse
import concurrent.futures
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

HOME = pathlib.Path(__file__).resolve().parent.parent
EQUIVALENT = HOME / "tests" / "mutate_equivalent.toml"
TIMEOUT = 60  # seconds for one mutant; one that takes longer is noticed, so it is killed
# A case that ran and gave something else says so in these words (src/engine/fixture.rs); everything
# else is a refusal, or a query that the engine could not plan or run.
NOTICED = re.compile(
    r": flagged rows \{.*\}, expected \{|: expected and not there: |: there and not expected: |breaks its grain"
)

# ---------------------------------------------------------------------------------------------
# Reading SQL
# ---------------------------------------------------------------------------------------------

TOKEN = re.compile(
    r"""
    (?P<blank>\s+|--[^\n]*)
  | (?P<string>'(?:[^']|'')*')
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<word>[$A-Za-z_][$A-Za-z_0-9]*|"[^"]*")
  | (?P<sign><>|<=|>=|!=|\|\||::|.)
    """,
    re.VERBOSE | re.DOTALL,
)

# Words that end a list of conditions at the same depth.
CLAUSE = set(
    "select from where on having when then else join left right full inner cross group order by limit"
    " union all intersect except with as window partition using values".split()
)
# Words after which a list of conditions begins.
OPENING = {"where", "on", "having", "when"}


class Token:
    def __init__(self, kind, text, start):
        self.kind = kind
        self.text = text
        self.low = text.lower() if kind == "word" else text
        self.start = start
        self.end = start + len(text)


def body_start(sql):
    """Where the front matter (the leading comment lines) ends."""
    at = 0
    for line in sql.splitlines(keepends=True):
        if not line.startswith("--"):
            break
        at += len(line)
    return at


def tokens_of(sql):
    found = []
    at = body_start(sql)
    while at < len(sql):
        match = TOKEN.match(sql, at)
        if match.lastgroup != "blank":
            found.append(Token(match.lastgroup, match.group(), at))
        at = match.end()
    return found


def partners(tokens):
    """For each bracket and each case the position of its closing token, and the other way round."""
    pair, open_ = {}, []
    for i, t in enumerate(tokens):
        if t.low in ("(", "case"):
            open_.append(i)
        elif t.low == ")" or (t.low == "end" and open_ and tokens[open_[-1]].low == "case"):
            j = open_.pop()
            pair[i], pair[j] = j, i
    return pair


# ---------------------------------------------------------------------------------------------
# Making mutants
# ---------------------------------------------------------------------------------------------

COMPARISON = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "=": ("<>",),
    "<>": ("=",),
    "!=": ("=",),
}


class Mutant:
    """One change: sql[start:end] becomes `new`."""

    def __init__(self, sql, start, end, new, change):
        self.start = start
        self.change = change
        self.line_number = sql.count("\n", 0, start) + 1
        line_start = sql.rfind("\n", 0, start) + 1
        self.column = start - line_start + 1
        self.line = sql[line_start : (sql + "\n").find("\n", start)].strip()
        self.sql = declare_params(sql[:start] + new + sql[end:])


def declare_params(sql):
    """The front matter must name the parameters in use, and a change may have removed the last use."""
    at = body_start(sql)
    head, body = sql[:at], sql[at:]
    match = re.search(r"^-- params:[^\n]*\n(?:--    [^\n]*\n)*", head, re.MULTILINE)
    if not match:
        return sql
    used = set(re.findall(r"\$(\w+)", re.sub(r"--[^\n]*", "", body)))
    named = re.findall(r"\w+", match.group().split(":", 1)[1])
    kept = [p for p in named if p in used]
    line = f"-- params: {', '.join(kept)}\n" if kept else ""
    return head[: match.start()] + line + head[match.end() :] + body


def shown(text, limit=70):
    text = " ".join(re.sub(r"--[^\n]*", "", text).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def mutants_of(sql):
    tokens = tokens_of(sql)
    pair = partners(tokens)
    found = []

    def low(i):
        return tokens[i].low if 0 <= i < len(tokens) else ""

    def change(first, last, new, text):
        """Replace the tokens first..last (inclusive) by `new`."""
        found.append(Mutant(sql, tokens[first].start, tokens[last].end, new, text))

    def in_list(i):
        """Is the bracket at i that of an `in` with constants?"""
        return low(i) == "(" and low(i - 1) == "in" and low(i + 1) != "select" and i in pair

    for i, t in enumerate(tokens):
        if t.kind == "sign" and t.text in COMPARISON:
            for new in COMPARISON[t.text]:
                change(i, i, new, f"{t.text} to {new}")
        elif t.low == "is":
            if low(i + 1) == "not" and low(i + 2) == "null":
                change(i, i + 2, "is null", "is not null to is null")
            elif low(i + 1) == "null":
                change(i, i + 1, "is not null", "is null to is not null")
            elif low(i + 1) == "distinct":
                change(i, i + 2, "is not distinct from", "is distinct from to is not distinct from")
            elif low(i + 1) == "not" and low(i + 2) == "distinct":
                change(i, i + 3, "is distinct from", "is not distinct from to is distinct from")
        elif t.low == "not" and low(i - 1) != "is":
            what = low(i + 1) if low(i + 1) in ("exists", "in", "like", "between") else ""
            change(i, i, "", f"not {what} to {what}" if what else "not left out")
        elif t.low == "exists" and low(i - 1) != "not":
            change(i, i, "not exists", "exists to not exists")
        elif t.low == "in" and in_list(i + 1) and low(i - 1) != "not":
            change(i, i, "not in", "in to not in")
        elif t.low in ("like", "between") and low(i - 1) != "not":
            change(i, i, "not " + t.low, f"{t.low} to not {t.low}")
        elif t.low in ("min", "max") and low(i + 1) == "(":
            new = "max" if t.low == "min" else "min"
            change(i, i, new, f"{t.low} to {new}")
        elif t.low in ("true", "false"):
            new = "false" if t.low == "true" else "true"
            change(i, i, new, f"{t.low} to {new}")
        elif t.low == "nulls":
            new = "first" if low(i + 1) == "last" else "last"
            change(i + 1, i + 1, new, f"nulls {low(i + 1)} to nulls {new}")
        elif t.low == "left" and low(i + 1) == "join":
            change(i, i + 1, "join", "left join to join")
        elif t.kind == "number" and "." not in t.text:
            # the constant of `exists (select 1 from ...)` is never looked at
            if not (low(i - 1) == "select" and low(i - 3) == "exists"):
                for new in (int(t.text) + 1, int(t.text) - 1):
                    change(i, i, str(new) if new >= 0 else f"({new})", f"{t.text} to {new}")
        elif t.kind == "string" and low(i - 1) == "interval":
            number, unit = re.fullmatch(r"'(-?\d+) (\w+)'", t.text).groups()
            for new in (int(number) + 1, int(number) - 1):
                change(i, i, f"'{new} {unit}'", f"{t.text} to '{new} {unit}'")
        elif t.kind == "string" and re.fullmatch(r"'\d{4}-\d\d-\d\d'", t.text):
            day = datetime.date.fromisoformat(t.text.strip("'"))
            for step in (1, -1):
                new = day + datetime.timedelta(days=step)
                change(i, i, f"'{new}'", f"{t.text} to '{new}'")

        if in_list(i):
            commas = [j for j in range(i + 1, pair[i]) if low(j) == "," and depth_between(tokens, i + 1, j) == 0]
            ends = [i] + commas + [pair[i]]
            for n in range(len(ends) - 1 if commas else 0):
                member = sql[tokens[ends[n] + 1].start : tokens[ends[n + 1] - 1].end]
                first, last = (ends[n], ends[n + 1] - 1) if n else (ends[n] + 1, ends[n + 1])
                change(first, last, "", f"{shown(member)} left out of the list")

        if t.low == "order" and low(i + 1) == "by":
            order_keys(tokens, pair, i + 2, lambda k, new, text: change(k, k, new, text), sql)

    # Conditions: the whole text, each bracket, each case, split at the words of clauses.
    areas = [(0, len(tokens))] + [(i + 1, pair[i]) for i, t in enumerate(tokens) if t.low in ("(", "case") and i in pair]
    for start, end in areas:
        for opening, parts, connectives in condition_lists(tokens, pair, start, end):
            for n, (first, last) in enumerate(parts):
                text = shown(sql[tokens[first].start : tokens[last].end])
                if connectives and n:
                    change(connectives[n - 1], last, "", f"left out: {text}")
                elif connectives:
                    change(first, connectives[0], "", f"left out: {text}")
                elif opening and text != "true":
                    change(first, last, "true", f"left out: {text}")
            for c in connectives:
                new = "or" if low(c) == "and" else "and"
                change(c, c, new, f"{low(c)} to {new}")

    found.sort(key=lambda m: (m.start, m.change))
    seen = {}
    for m in found:
        # the same change twice on one line: the second is named so
        n = seen[m.line, m.change] = seen.get((m.line, m.change), 0) + 1
        if n > 1:
            m.change += f" ({n})"
    return found


def depth_between(tokens, first, last):
    return sum({"(": 1, ")": -1}.get(tokens[j].low, 0) for j in range(first, last))


def order_keys(tokens, pair, i, change, sql):
    """Turn the direction of each key of an order by that begins at token i."""
    key_end = None  # last token of the key before asc, desc, nulls
    direction = None
    while i <= len(tokens):
        low = tokens[i].low if i < len(tokens) else ")"
        if low in (",", ")", "rows", "range", "groups", "limit", "union", ";"):
            if direction is not None:
                new = "desc" if tokens[direction].low == "asc" else "asc"
                change(direction, new, f"{tokens[direction].low} to {new}")
            elif key_end is not None:
                text = tokens[key_end].text
                change(key_end, text + " desc", f"order by {text} to {text} desc")
            if low != ",":
                return
            key_end, direction = None, None
        elif low in ("asc", "desc"):
            direction = i
        elif low in ("nulls", "first", "last") and (low == "nulls" or tokens[i - 1].low == "nulls"):
            pass
        else:
            i = pair.get(i, i)
            key_end = i
        i += 1


def condition_lists(tokens, pair, start, end):
    """The and/or lists directly within start..end: (opening word, parts, connectives) of each.

    `between a and b` has no connective, and the `from` of `is distinct from` ends nothing.
    """
    opening, parts, connectives = "", [], []
    first, between = None, False
    i = start
    # a bracket that holds nothing but conditions is a list without an opening word
    while i <= end:
        low = tokens[i].low if i < end else ";"
        distinct_from = low == "from" and tokens[i - 1].low == "distinct" and tokens[i - 2].low in ("is", "not")
        function = low in ("left", "right") and i + 1 < end and tokens[i + 1].low == "("
        if i == end or low in (",", ";") or (low in CLAUSE and tokens[i].kind == "word" and not distinct_from and not function):
            if first is not None:
                parts.append((first, i - 1))
                if connectives or opening:
                    yield opening, parts, connectives
            opening = low if low in OPENING else ""
            parts, connectives, first, between = [], [], None, False
        elif low in ("and", "or") and not (low == "and" and between):
            parts.append((first, i - 1))
            connectives.append(i)
            first = None
        else:
            if low == "and":
                between = False
            elif low == "between":
                between = True
            if first is None:
                first = i
            if low in ("(", "case"):
                i = pair[i]
        i += 1


# ---------------------------------------------------------------------------------------------
# Running mutants
# ---------------------------------------------------------------------------------------------


def words_of(path):
    sql = path.read_text(encoding="utf-8")
    return {t.low for t in tokens_of(sql) if t.kind == "word"}


class Files:
    """The rules, the shared models, and who reads whom."""

    def __init__(self):
        self.rules = sorted((HOME / "sql/rules").glob("*.sql"))
        self.models = sorted((HOME / "sql/shared").glob("*.sql"))
        self.fixtures = {p.stem: p for p in (HOME / "tests/rules").glob("*.toml")}
        names = {p.stem for p in self.models}
        reads = {p: words_of(p) & names - {p.stem} for p in self.rules + self.models}
        self.readers = {n: set() for n in names}  # model -> codes of rules that read it, also through models
        by_name = {p.stem: p for p in self.models}
        for rule in self.rules:
            open_, done = list(reads[rule]), set()
            while open_:
                name = open_.pop()
                if name not in done:
                    done.add(name)
                    self.readers[name].add(code_of(rule))
                    open_ += reads[by_name[name]]

    def chosen(self, names):
        if not names:
            return self.rules + self.models
        found = []
        for name in names:
            match = [p for p in self.rules if name in (code_of(p), p.stem)] + [p for p in self.models if p.stem == name]
            if not match:
                sys.exit(f"{name}: neither a rule of sql/rules nor a model of sql/shared")
            found += match
        return list(dict.fromkeys(found))

    def fixtures_of(self, path):
        """Fixtures that judge a file, in rounds: a round is only run when the one before it passed."""
        if path.parent.name == "rules":
            fixture = self.fixtures.get(code_of(path))
            return [[fixture]] if fixture else []
        own = [self.fixtures[path.stem]] if path.stem in self.fixtures else []
        readers = [self.fixtures[c] for c in sorted(self.readers[path.stem]) if c in self.fixtures]
        return [r for r in [own] + [readers[n : n + 8] for n in range(0, len(readers), 8)] if r]


def code_of(path):
    return path.stem.split("@")[0]


def home_with(folder, changed, sql):
    """A copy of this checkout in links, but for one SQL file; of the rules only what is needed."""
    folder = pathlib.Path(folder)
    (folder / "sql").mkdir()
    (folder / "schemas").symlink_to(HOME / "schemas")
    (folder / "tests").symlink_to(HOME / "tests")
    room = changed.parent.name
    for part in (HOME / "sql").iterdir():
        if part.name != room:
            (folder / "sql" / part.name).symlink_to(part)
    (folder / "sql" / room).mkdir()
    for file in changed.parent.glob("*.sql"):
        if file != changed and (room != "rules" or code_of(file) == code_of(changed)):
            (folder / "sql" / room / file.name).symlink_to(file)
    (folder / "sql" / room / changed.name).write_text(sql, encoding="utf-8")


def verdict(binary, path, sql, rounds):
    """'survived', 'killed' or 'invalid', and what the program said."""
    said = ""
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        home_with(folder, path, sql)
        for fixtures in rounds:
            command = [binary, "--home", folder, "test", *map(str, fixtures)]
            try:
                done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, timeout=TIMEOUT)
            except subprocess.TimeoutExpired:
                return "killed", "timed out"
            if done.returncode != 0:
                said = done.stdout + done.stderr
                return ("killed" if NOTICED.search(said) else "invalid"), said
    return "survived", said


class Equivalent:
    def __init__(self):
        entries = []
        if EQUIVALENT.exists():
            entries = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("equivalent", [])
        self.reason, self.used = {}, set()
        for e in entries:
            if set(e) != {"file", "line", "change", "reason"} or not e["reason"].strip():
                sys.exit(f"{EQUIVALENT.name}: an entry has file, line, change and reason, and nothing else: {e}")
            for file in [e["file"]] if isinstance(e["file"], str) else e["file"]:
                for change in [e["change"]] if isinstance(e["change"], str) else e["change"]:
                    self.reason[file, e["line"], change] = e["reason"]

    def explains(self, file, mutant):
        key = (file, mutant.line, mutant.change)
        if key in self.reason:
            self.used.add(key)
        return key in self.reason

    def out_of_date(self, files):
        return sorted(k for k in self.reason if k not in self.used and k[0] in files)


def main():
    about = __doc__.split("\n\n")
    parser = argparse.ArgumentParser(description=about[0], epilog="See the head of this file.")
    parser.add_argument("names", nargs="*", metavar="CODE", help="rules and shared models; all when left out")
    parser.add_argument("--binary", default=str(HOME / "target/release/return903"), help="the built program")
    parser.add_argument("--jobs", type=int, default=1, help="mutants tried at the same time")
    parser.add_argument("--list", action="store_true", help="list the mutants without running them")
    parser.add_argument("--invalid", action="store_true", help="print the mutants that were refused too")
    args = parser.parse_args()

    files = Files()
    chosen = files.chosen(args.names)
    if args.list:
        for path in chosen:
            for m in mutants_of(path.read_text(encoding="utf-8")):
                print(f"{path.relative_to(HOME)}:{m.line_number}:{m.column}: {m.change}")
        return 0
    if not os.access(args.binary, os.X_OK):
        print(f"{args.binary}: no such program; build it with cargo build --release, or name it with --binary")
        return 2

    equivalent = Equivalent()
    totals, unfit = {}, []
    with concurrent.futures.ThreadPoolExecutor(max_workers=max(1, args.jobs)) as pool:
        for path in chosen:
            file = str(path.relative_to(HOME))
            sql = path.read_text(encoding="utf-8")
            rounds = files.fixtures_of(path)
            if not rounds:
                unfit.append(f"{file}: no fixture judges it")
                continue
            result, said = verdict(args.binary, path, sql, rounds)
            if result != "survived":
                unfit.append(f"{file}: the fixture fails without any change: {said.strip().splitlines()[0]}")
                continue
            count = totals[file] = {"killed": 0, "survived": 0, "equivalent": 0, "invalid": 0}
            mutants = mutants_of(sql)
            verdicts = pool.map(lambda m: verdict(args.binary, path, m.sql, rounds), mutants)
            for m, (result, said) in zip(mutants, verdicts):
                if result == "survived" and equivalent.explains(file, m):
                    result = "equivalent"
                elif result == "survived":
                    print(f"{file}:{m.line_number}:{m.column}: {m.change}   | {m.line}", flush=True)
                elif result == "invalid" and args.invalid:
                    print(f"invalid: {file}:{m.line_number}:{m.column}: {m.change}   | {said.splitlines()[0]}", flush=True)
                count[result] += 1

    print()
    print(f"{'killed':>7} {'survived':>9} {'equivalent':>11} {'invalid':>8}  file")
    whole = {"killed": 0, "survived": 0, "equivalent": 0, "invalid": 0}
    for file, count in sorted(totals.items()):
        print(f"{count['killed']:>7} {count['survived']:>9} {count['equivalent']:>11} {count['invalid']:>8}  {file}")
        for key in whole:
            whole[key] += count[key]
    valid = whole["killed"] + whole["survived"] + whole["equivalent"]
    kept = whole["survived"] + whole["equivalent"]
    print()
    print(
        f"{len(totals)} files, {valid} mutants: {whole['killed']} killed, {kept} not killed"
        f" ({100 * kept / max(1, valid):.1f} %), of these {whole['equivalent']} equivalent and"
        f" {whole['survived']} survivors ({100 * whole['survived'] / max(1, valid):.1f} %);"
        f" {whole['invalid']} more refused as no valid query"
    )
    stale = equivalent.out_of_date(totals)
    for file, line, change in stale:
        print(f"{EQUIVALENT.name}: out of date, no such survivor: {file}: {change} | {line}")
    for line in unfit:
        print(line)
    if unfit:
        return 2
    return 1 if whole["survived"] or stale else 0


if __name__ == "__main__":
    sys.exit(main())
