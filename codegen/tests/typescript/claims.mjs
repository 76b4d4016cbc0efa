// Holds what the table of changes claims of TypeScript: a program that uses all
// of the old package compiles against the new one, exactly if the table says
// that nothing breaks.
//
// The argument is a folder with a folder for each kind of change, in which
// `old/typescript` and `new/typescript` are, and with `claims.json`.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

const folder = resolve(process.argv[2]);
const claims = JSON.parse(readFileSync(join(folder, "claims.json"), "utf8"));
const rules = Object.keys(claims);
const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

/** The index of one package. */
const index = (rule, age) => join(folder, rule, age, "typescript/src/index.ts");

const packages = rules.flatMap((rule) => [
  index(rule, "old"),
  index(rule, "new"),
]);
const known = ts.createProgram(packages, options);
const checker = known.getTypeChecker();
const programs = new Map();
for (const rule of rules) {
  for (const against of ["new", "old"]) {
    const path = join(folder, rule, `program-${against}.ts`);
    writeFileSync(path, program(rule, against));
    programs.set(`${rule} against ${against}`, path);
  }
}
const all = ts.createProgram([...programs.values()], options, undefined, known);
const broken = (what) =>
  all
    .getSemanticDiagnostics(all.getSourceFile(programs.get(what)))
    .map(({ messageText }) =>
      ts.flattenDiagnosticMessageText(messageText, " "),
    );

const wrong = [];
let breaking = 0;
for (const rule of rules) {
  const control = broken(`${rule} against old`);
  if (control.length > 0) {
    wrong.push(`${rule}: the program itself is wrong: ${control[0]}`);
  }
  const found = broken(`${rule} against new`);
  if (nameOf(rule, "old") !== nameOf(rule, "new")) {
    found.push("the package has another name");
  }
  breaking += Number(found.length > 0);
  if (found.length > 0 !== claims[rule].typescript) {
    wrong.push(
      `${rule}: ${found[0] ?? "compiles, and is claimed to break programs"}`,
    );
  }
}
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getScriptFileNames: () => [...programs.values()],
  getScriptVersion: () => "1",
  getScriptSnapshot: (path) =>
    ts.sys.fileExists(path)
      ? ts.ScriptSnapshot.fromString(ts.sys.readFile(path))
      : undefined,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
});
/** Whether a program uses what the new package deprecates. */
const isWarned = (what) =>
  service
    .getSuggestionDiagnostics(programs.get(what))
    .filter(({ reportsDeprecated }) => reportsDeprecated)
    .flatMap(({ relatedInformation }) => relatedInformation ?? [])
    .some(({ file }) => file?.fileName.includes("/new/"));
for (const rule of rules.filter((rule) => !claims[rule].typescript)) {
  if (isWarned(`${rule} against new`) !== claims[rule].deprecates) {
    wrong.push(`${rule}: claimed to deprecate: ${claims[rule].deprecates}`);
  }
}
if (wrong.length > 0) {
  throw new Error(wrong.join("\n"));
}
console.log(
  `${rules.length} kinds of changes, ${breaking} break TypeScript as claimed`,
);

function nameOf(rule, age) {
  const path = join(folder, rule, age, "typescript/package.json");
  return JSON.parse(readFileSync(path, "utf8")).name;
}

/** A program that uses all that the old package offers. */
function program(rule, against) {
  const module = checker.getSymbolAtLocation(
    known.getSourceFile(index(rule, "old")),
  );
  const lines = [
    `import type * as Old from "./old/typescript/src/index.js";`,
    `import * as Now from "./${against}/typescript/src/index.js";`,
  ];
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol =
      exported.flags & ts.SymbolFlags.Alias
        ? checker.getAliasedSymbol(exported)
        : exported;
    const { name } = exported;
    if (symbol.flags & ts.SymbolFlags.Value) {
      lines.push(`void Now.${name};`);
    }
    if (symbol.flags & ts.SymbolFlags.Type) {
      lines.push(
        ...uses(name, checker.getDeclaredTypeOfSymbol(symbol), symbol),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

/** What a program does with the values of a type. */
function uses(name, type, symbol) {
  if (isGeneric(type, symbol)) {
    return [];
  }
  const value = `(null! as Now.${name})`;
  const lines = [`export type Use${name} = Now.${name};`];
  const member = (path, at) =>
    `{ const read: Old.${name}${path} = ${value}${at}; void read; }`;
  if (type.isUnion()) {
    // A switch over all that there was, which covers what is to come.
    const cases = [];
    let at = "";
    for (const each of type.types) {
      const key = each.getProperty?.("key");
      if (each.isStringLiteral()) {
        const word = JSON.stringify(each.value);
        cases.push(word);
        lines.push(`{ const word: Now.${name} = ${word}; void word; }`);
      } else if (key !== undefined) {
        const word = checker.typeToString(checker.getTypeOfSymbol(key));
        cases.push(word);
        at = ".key";
        lines.push(`if (${value}.key === ${word}) { void 0; }`);
      }
    }
    if (cases.length > 0) {
      const arms = cases.map((word) => `case ${word}: return true;`).join(" ");
      lines.push(
        `export function covers${name}(value: Now.${name}): boolean {` +
          ` switch (value${at}) { ${arms} default: return false; } }`,
      );
    }
    return lines;
  }
  if (!(symbol.flags & ts.SymbolFlags.Interface) || !isOfCatalog(symbol)) {
    return lines;
  }
  const fields = type.getProperty("fields");
  if (fields === undefined) {
    for (const property of type.getProperties()) {
      lines.push(member(...access(property.name)));
    }
    return lines;
  }
  lines.push(member(...access("code")), member(...access("key")));
  const inner = checker.getTypeOfSymbol(fields).getProperties();
  for (const property of inner.filter(({ name }) => !name.startsWith("__"))) {
    const [path, at] = access(property.name);
    lines.push(member(`["fields"]${path}`, `.fields${at}`));
  }
  return lines;
}

function access(name) {
  const quoted = JSON.stringify(name);
  return [`[${quoted}]`, `[${quoted}]`];
}

function isGeneric(type, symbol) {
  const declared = symbol.declarations?.some(
    (each) => each.typeParameters !== undefined,
  );
  return declared === true || type.aliasTypeArguments !== undefined;
}

/** Whether it varies with the catalog. */
function isOfCatalog(symbol) {
  return symbol.declarations.some((each) =>
    each.getSourceFile().fileName.includes("/src/catalog/"),
  );
}
