/** What a source file imports: types and values, static and dynamic alike. */
import { posix } from 'node:path'
import ts from 'typescript'
import { exists, type SourceFile } from './source-files'

/** Paths from the project's root for its own files (`electron/contract/host.ts`), names as written for packages. */
export function importsOf(file: SourceFile): readonly string[] {
  const { importedFiles } = ts.preProcessFile(scriptOf(file), true, true)
  return importedFiles.map(({ fileName }) => (fileName.startsWith('.') ? resolved(file.path, fileName) : fileName))
}

/** The script of a component, or the whole of any other file. */
export function scriptOf({ path, text }: SourceFile): string {
  if (!path.endsWith('.vue')) return text
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
}

function resolved(from: string, specifier: string): string {
  const [bare = ''] = specifier.split('?', 1)
  const path = posix.join(posix.dirname(from), bare)
  return [path, `${path}.ts`, `${path}/index.ts`].find((each) => /\.\w+$/.test(each) && exists(each)) ?? path
}
