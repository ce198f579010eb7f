/** Which fields of the API a piece of code reads, by the type checker's word: the same name on another type is no use of them. */
import ts from 'typescript'
import type { SourceFile } from './source-files'

export interface FieldUse {
  /** Definition and field, such as `PodSpec.affinity`. */
  readonly field: string
  readonly file: string
  readonly row: number
}

/** The file whose interfaces are the API. */
const apiTypes = 'electron/contract/api/generated.ts'
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
}

/** Every reading of a field of the API in these files. What they import is found on disk. */
export function fieldUsesIn(files: readonly SourceFile[]): readonly FieldUse[] {
  const program = ts.createProgram(files.map(({ path }) => path), options, hostOf(files)) // prettier-ignore
  const checker = program.getTypeChecker()
  return files.flatMap(({ path }) => usesIn(program.getSourceFile(path)!, path, checker))
}

/** Reads the given texts instead of the disk, so that a test may ask about code that is nowhere. */
function hostOf(files: readonly SourceFile[]): ts.CompilerHost {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    getSourceFile: (path, ...others) => {
      const text = texts.get(path)
      if (text === undefined) return host.getSourceFile(path, ...others)
      return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
    },
  }
}

function usesIn(tree: ts.SourceFile, path: string, checker: ts.TypeChecker): readonly FieldUse[] {
  const uses: FieldUse[] = []
  const visit = (node: ts.Node): void => {
    const row = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
    for (const field of fieldsReadAt(node, checker)) uses.push({ field, file: path, row })
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return uses
}

function fieldsReadAt(node: ts.Node, checker: ts.TypeChecker): readonly string[] {
  if (ts.isPropertyAccessExpression(node)) return fieldsOf(checker.getSymbolAtLocation(node.name))
  if (ts.isElementAccessExpression(node)) {
    const owner = checker.getTypeAtLocation(node.expression)
    return textsOf(checker.getTypeAtLocation(node.argumentExpression)).flatMap((name) => member(checker, owner, name))
  }
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent) || node.dotDotDotToken) return []
  const name = node.propertyName ?? node.name
  return ts.isIdentifier(name) ? member(checker, checker.getTypeAtLocation(node.parent), name.text) : []
}

/** The texts that an index may be: `'exec'`, or a loop's variable of a few literals. */
function textsOf(type: ts.Type): readonly string[] {
  return (type.isUnion() ? type.types : [type]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []))
}

function member(checker: ts.TypeChecker, owner: ts.Type, name: string): readonly string[] {
  return fieldsOf(checker.getPropertyOfType(checker.getNonNullableType(owner), name))
}

/** A property of a union has one declaration in each of its types. */
function fieldsOf(symbol: ts.Symbol | undefined): readonly string[] {
  return (symbol?.declarations ?? []).flatMap((declaration) => {
    const isField = ts.isPropertySignature(declaration) && ts.isInterfaceDeclaration(declaration.parent)
    if (!isField || !declaration.getSourceFile().fileName.endsWith(apiTypes)) return []
    return [`${declaration.parent.name.text}.${declaration.name.getText()}`]
  })
}
