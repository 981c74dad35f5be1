// A site of figures that are hard to draw: every kind of chart with every sort of data it may be given.
//
// Made anew for every run, because sixty categories and labels of a hundred and twenty letters are not worth reading.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { program } from "./helper.mjs";

/** 120 letters, and a compound of 60. */
const LONG =
  "Ouders en jongeren die samen met school en de gemeente hebben gezocht naar hulp die past bij wat zij thuis nodig hebben.";
const COMPOUND = "Jeugdgezondheidszorgmedewerkersovereenkomstenregistratiefout";
if (LONG.length !== 120 || COMPOUND.length !== 60) throw new Error("the labels are not as long as they say");

const range = (count) => Array.from({ length: count }, (_, index) => index);

/** Numbers without chance: spread between 1 and 97. */
const number = (row, column) => ((row * 37 + column * 53 + 11) % 97) + 1;

/** Rows of plain numbers under some labels. */
const rows = (labels, series) => labels.map((label, row) => [label, ...range(series).map((column) => number(row, column))]);

const few = ["Gezin", "Professional", "Organisatie", "Interventie", "Omgeving"];
const months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"];

/** One table: its rows, and what its columns are. */
const table = (rows, about = {}) => ({ rows, unit: "kinderen", ...about });

/** The tables of one series or more, by name. */
const ONE = {
  "lange-namen": table(rows(range(6).map((row) => `${row + 1}. ${LONG}`.slice(0, 120)), 1)),
  "lang-woord": table(rows([COMPOUND, "Kort", `${COMPOUND}en ${COMPOUND}`], 1)),
  "een-soort": table([["Gezin", 12]]),
  "zestig-soorten": table(rows(range(60).map((row) => `Soort ${row + 1}`), 1)),
  "alles-nul": table(few.map((label) => [label, 0])),
  uitschieter: table([["Gezin", 3], ["School", 1], ["Gemeente", 1_000_000], ["Buurt", 7]]),
  negatief: table([["Gezin", -12], ["School", 31], ["Gemeente", -4], ["Buurt", 0]]),
  "alles-negatief": table([["Gezin", -12], ["School", -31]]),
  ontbreekt: table([["Gezin", 12], ["School", ""], ["Gemeente", 7], ["Buurt", ""]]),
  "alles-ontbreekt": table([["Gezin", ""], ["School", ""]]),
  "negen-cijfers": table([["Gezin", 987654321], ["School", 123456789], ["Gemeente", 100000000]], { unit: "euro" }),
  breuken: table([["Gezin", 0.25], ["School", 0.125], ["Gemeente", 9.2]], { unit: "uur per week en per gezin" }),
  data: table(rows(months.map((month, index) => `${index + 3} ${month} 2023`), 1)),
  percentages: table([["Gezin", 45.5], ["School", 33.2], ["Gemeente", 30.1]], { unit: "%" }),
  verborgen: table([["Gezin", 2], ["School", 31], ["Gemeente", 4], ["Buurt", 0]], { counts: "people" }),
};

/** The same for two series and more. */
const MANY = {
  ...Object.fromEntries(range(7).map((index) => [`reeksen-${index + 2}`, table(rows(few, index + 2))])),
  "lange-namen-2": table(rows(range(6).map((row) => `${row + 1}. ${LONG}`.slice(0, 120)), 2), { names: [LONG, COMPOUND] }),
  "zestig-soorten-2": table(rows(range(60).map((row) => `Soort ${row + 1}`), 2)),
  "een-soort-2": table([["Gezin", 12, 30]]),
  "alles-nul-2": table(few.map((label) => [label, 0, 0])),
  "uitschieter-2": table([["Gezin", 3, 2], ["School", 1, 1_000_000], ["Gemeente", 5, 4]]),
  "ontbreekt-2": table([["Gezin", 12, ""], ["School", "", 3], ["Gemeente", "", ""]]),
  "negen-cijfers-2": table([["Gezin", 987654321, 1], ["School", 123456789, 555555555]], { unit: "euro" }),
  "data-2": table(rows(months.map((month, index) => `${index + 3} ${month} 2023`), 2)),
  "percentages-2": table([["Gezin", 45.5, 60], ["School", 33.2, 20.4], ["Gemeente", 30.1, 10]], { unit: "%" }),
  "verborgen-2": table([["Gezin", 2, 12], ["School", 31, 3], ["Gemeente", 14, 20]], { counts: "people" }),
};
const NEGATIVE_MANY = {
  "negatief-2": table([["Gezin", -12, 5], ["School", 31, -20], ["Gemeente", -4, 0]]),
  "alles-negatief-2": table([["Gezin", -12, -5], ["School", -31, -20]]),
};

/** Those tables of which a test holds. */
const only = (tables, holds) => Object.fromEntries(Object.entries(tables).filter(([, about]) => holds(about)));
const numbers = ({ rows }) => rows.flatMap((row) => row.slice(1)).filter((cell) => cell !== "");
const series = ({ rows }) => rows[0].length - 1;

const ALL = { ...ONE, ...MANY, ...NEGATIVE_MANY };
/** No more series than colours keep apart, two series, and what is never below zero. */
const COLOURED = only(ALL, (table) => series(table) <= 4);
const PAIRS = only(ALL, (table) => series(table) === 2);
const amounts = (tables) => only(tables, (table) => numbers(table).every((number) => number >= 0));
const parts = (tables) => only(amounts(tables), (table) => series(table) >= 2);

/** Moments and periods. */
const TIMES = {
  jaren: table([["Begin", 1998], [LONG, 2019], [COMPOUND, 2023], ["Einde", 2024]]),
  dagen: table([["Begin", "2023-01-31"], [LONG, "2023-02-01"], ["Einde", "2023-02-02"]]),
  perioden: table([["Voorbereiding", 2019, 2020], [LONG, 2019, 2023], [COMPOUND, 2023, 2023]]),
  "een-moment": table([["Begin", "2023-01"]]),
  "zestig-momenten": table(range(60).map((at) => [`Stap ${at + 1}`, 1960 + at])),
};

/** Rows that are points in time, with gaps and far from zero. */
const COURSES = {
  "zestig-jaren-3": table(rows(range(60).map((row) => `${1960 + row}`), 3), { names: [LONG, COMPOUND, "Kort"] }),
  "ver-van-nul": table(range(9).map((row) => [`2022-0${row + 1}`, 95_300 + row * 7, row % 3 ? 95_900 : ""])),
};
/** Dates of every precision, and none. */
const EVENTS = {
  tijden: table([[LONG, "1998", "2023-05"], [COMPOUND, "2022-03-01", ""], ["Zonder datum", "", ""]]),
  "veel-tijden": table(range(60).map((row) => [`Stap ${row + 1}`, `${1950 + row}`, ""])),
  "een-maand": table([["Begin", "2023-05-02", ""], ["Einde", "2023-05-30", ""]]),
};
/** Parts of a whole. */
const SHARES = {
  percentages: ONE.percentages,
  "een-geheel": table([[LONG, 63], [COMPOUND, 24], ["Nee", 13]], { unit: "%" }),
  "veel-delen": table(rows(range(60).map((row) => `Soort ${row + 1}`), 1).map(([name, number]) => [name, number % 100]), { unit: "%" }),
  ontbreekt: table([["Gezin", 12], [LONG, ""]], { unit: "%" }),
};

/** Which tables each kind of chart is drawn from. */
export const KINDS = {
  bar: ONE,
  "grouped-bar": COLOURED,
  "stacked-bar": parts(COLOURED),
  "percent-bar": only(parts(COLOURED), ({ unit }) => unit !== "%"),
  column: { ...COLOURED, ...COURSES },
  line: { ...COLOURED, ...COURSES },
  area: { ...amounts(COLOURED), ...COURSES },
  dot: COLOURED,
  dumbbell: PAIRS,
  slope: PAIRS,
  heatmap: ALL,
  pictogram: amounts(ONE),
  waffle: { ...only(ONE, ({ unit }) => unit === "%"), ...SHARES },
  timeline: { ...TIMES, ...EVENTS },
  "small-multiples": { ...ALL, ...COURSES },
  table: ALL,
};

/** What is not a chart of a table: one report with everything that figures are made from. */
const derived = {
  "report.toml": `title = "Alles wat een figuur wordt"
${range(9).map((at) => `[[source]]\nid = "${at + 1}"\nname = "Bron ${at + 1}: ${at === 0 ? LONG : "gesprek"}"\n`).join("\n")}
[[key_figure]]
id = "gezinnen"
value = 987654321
label = "${LONG}"
[[key_figure]]
id = "deel"
value = 75
share = true
label = "${COMPOUND}"
[[key_figure]]
id = "klein"
value = 2
label = "Gezinnen met één kind"
counts = "people"
`,
  "index.md": [
    ...["key-figures", "factors/balance", "factors/ranking", "factors/matrix", "factors/gezin", "factors/school"],
    ...["model", "relations", "journey/1", "actions"],
  ].map((id) => `![](figure:${id})\n`).join("\n"),
  "factors/1-gezin.toml": factors("gezin"),
  "factors/2-school.toml": factors("school"),
  "model.toml": `title = "Wat maakt dat het lukt?"
takeaway = "${LONG}"
outcome = "${COMPOUND}"
[[influence]]
domain = "gezin"
name = "${LONG}"
[[influence]]
domain = "school"
name = "${COMPOUND}"
`,
  "cases/1-lang.md": `+++
title = "${LONG}"
about = "Een jongere."
outcome = "Het is goed gekomen."
${range(17).map((at) => `[[step]]\nlabel = "${at % 5 === 0 ? LONG : at % 3 === 0 ? COMPOUND : "School"}"\nkind = "${["school", "care", "meeting", "municipality"][at % 4]}"\n`).join("\n")}
+++
Tekst.
`,
  "actions.toml": `title = "Wat is afgesproken"
[[party]]
id = "a"
name = "${COMPOUND}"
[[party]]
id = "b"
name = "Scholen"
[[action]]
issue = "${LONG}"
[[action.progress]]
party = "a"
texts = ["${COMPOUND}", "${LONG}"]
`,
  "relations.toml": `title = "Hoe alles samenhangt"
takeaway = "${LONG}"
${range(6).map((at) => `[[node]]\nid = "n${at}"\nlabel = "${[LONG.slice(0, 60), COMPOUND, "Kort", "Luisteren", "Samen leren", "Tijd"][at]}"\n`).join("\n")}
${range(6).map((at) => `[[relation]]\nfrom = "n${at}"\nto = "n${(at + 1) % 6}"\nlabel = "${at === 0 ? "maakt het in de praktijk mogelijk" : "helpt"}"\ntext = "Zo hangt het samen."\n`).join("\n")}
[[relation]]
from = "n0"
to = "n3"
label = "versterkt"
text = "Ook zo."
`,
};

function factors(domain) {
  const factor = (at) => `[[factor]]
id = "${domain}-${at}"
name = "${[LONG, COMPOUND, "Ouders zijn gemotiveerd", "Er is tijd"][at % 4]} ${at}"
effect = "${at % 3 === 0 ? "hindering" : "supporting"}"
mentions = [${range((at % 9) + 1).map((source) => `"${source + 1}"`).join(", ")}]
causes = [{ name = "${at % 2 === 0 ? COMPOUND : LONG}", mentions = ["1"] }]
`;
  return `domain = "${domain}"\n\n${range(10).map(factor).join("\n")}`;
}

/** A figure's file. */
function figure(kind, { rows, unit, counts, names = [] }) {
  const series = rows[0].length - 1;
  const people = counts ? `counts = "${counts}"\n` : "";
  const cells = rows.map((row) => `  ${JSON.stringify(row)},`).join("\n");
  const column = (at) => `[[column]]\nid = "k${at}"\nname = ${JSON.stringify(names[at] ?? `Reeks ${at + 1}`)}\n`;
  return `title = "Proef: ${kind}"
kind = "${kind}"
takeaway = "Dit moet leesbaar blijven."
unit = "${unit}"
${people}rows = [\n${cells}\n]\n
[[column]]\nid = "soort"\nname = "Soort"\n
${range(series).map(column).join("\n")}`;
}

/** Builds the site; gives the folder with the output, gone when the program ends. */
export function torture() {
  const folder = mkdtempSync(join(tmpdir(), "rodedraad-torture-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, "content", path)), { recursive: true });
    writeFileSync(join(folder, "content", path), text);
  };
  write("site.toml", `title = "Proef"\nbase_url = "https://voorbeeld.example/"\n[privacy]\nthreshold = 5\n
[[domain]]\nid = "gezin"\nname = "Gezin"\n[[domain]]\nid = "school"\nname = "${COMPOUND}"\n`);
  for (const [path, text] of Object.entries(derived)) write(`alles/${path}`, text);
  for (const [kind, tables] of Object.entries(KINDS)) {
    write(`${kind}/report.toml`, `title = "Proef van ${kind}"\n`);
    write(`${kind}/index.md`, Object.keys(tables).map((name) => `![](figure:${name})\n`).join("\n"));
    for (const [name, data] of Object.entries(tables)) write(`${kind}/figures/${name}.toml`, figure(kind, data));
  }
  const output = join(folder, "output");
  execFileSync(program, ["build", "--quiet", "--root", folder, "--output", output], { stdio: ["ignore", "inherit", "inherit"] });
  return output;
}
