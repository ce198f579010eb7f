/** The look of the code, where a machine can see it. */
import ts from 'typescript'
import { scriptOf } from './imports'
import type { SourceFile } from './source-files'

const vagueName = /(^|\/)(.*-)?(utils?|helpers?|misc)(\/|\.)|(^|\/)common(\/|\.)/i
// Written in two halves, so that this file does not find itself.
const leftover = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`)
const testSetAside = /\b(?:it|test|describe)\.(?:only|skip|todo)\b/
const kebabCase = /^[a-z0-9]+([-.][a-z0-9]+)*\.ts$/
const pascalCase = /^[A-Z][A-Za-z0-9]*\.(vue|ts)$/

/** Drawing belongs to Vue; D3 may hold an element only to hear gestures. */
const gestures = /^renderer\/composables\/use-(zoom|drag|brush)[a-z-]*\.ts$/
const d3OfElements = /\b(select|selectAll|transition|zoom|drag|brush|axis(Bottom|Left|Top|Right))\b/

/** Everything in one file that is against our manners, in words that say what to do instead. */
export function slipsOfManner(file: SourceFile): readonly string[] {
  const tree = ts.createSourceFile(file.path, scriptOf(file), ts.ScriptTarget.Latest, true)
  const slips = [
    slipsOfName(file),
    slipsOfText(file),
    slipsOfD3(file),
    tree.statements.flatMap((statement) => slipsOfStatement(file, statement)),
  ]
  return slips.flat().map((slip) => `${file.path}: ${slip}`)
}

function slipsOfName({ path, text }: SourceFile): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const isComponent = name.endsWith('.vue') || (path.startsWith('renderer/') && text.includes('defineComponent('))
  const isShaped = isComponent ? pascalCase.test(name) : kebabCase.test(name)
  return [
    ...(isShaped ? [] : [isComponent ? 'components are named InWords.vue' : 'files are named in-words.ts']),
    ...(vagueName.test(path) ? ['name it after what it does, not after being useful'] : []),
  ]
}

function slipsOfText({ path, text }: SourceFile): readonly string[] {
  const isTest = path.endsWith('.test.ts') || path.endsWith('.spec.ts')
  return [
    ...(leftover.test(text) ? ['finish it now'] : []),
    ...(isTest && testSetAside.test(text) ? ['a test that is set aside proves nothing'] : []),
  ]
}

function slipsOfD3({ path, text }: SourceFile): readonly string[] {
  if (!path.startsWith('renderer/') || gestures.test(path)) return []
  const imports = [...text.matchAll(/import\s+(?:type\s+)?(\{[^}]*\}|\*\s+as\s+\w+)\s+from\s+'(d3(?:-[a-z]+)?)'/g)]
  const holdsElements = imports.some(([, names = '', from]) => {
    return from === 'd3-selection' || from === 'd3-transition' || names.startsWith('*') || d3OfElements.test(names)
  })
  return holdsElements ? ['Vue creates elements; D3 returns numbers'] : []
}

function slipsOfStatement({ path }: SourceFile, statement: ts.Statement): readonly string[] {
  if (ts.isEnumDeclaration(statement)) return ['a union of texts instead of an enum']
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
  const isDefault =
    ts.isExportAssignment(statement) || modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  return isDefault && !path.endsWith('.d.ts') ? ['no default export'] : []
}
