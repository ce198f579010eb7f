/** All texts of the app: the JSON files of `content/<language>`. The file's name is the first part of each key. */
import type { Language } from '../stores/settings-record'
import type editor from '../../content/en/editor.json'
import type notes from '../../content/en/notes.json'
import type stage from '../../content/en/stage.json'
import type ui from '../../content/en/ui.json'
import type why from '../../content/en/why.json'

/** The English files say which keys there are; a test holds the others against them. */
export interface Texts {
  readonly ui: typeof ui
  readonly editor: typeof editor
  readonly stage: typeof stage
  readonly why: typeof why
  readonly notes: (typeof notes)['notes']
}

type Tree = Readonly<Record<string, unknown>>

const files = import.meta.glob<Tree>('../../content/*/*.json', { eager: true, import: 'default' })

export function textsOf(language: Language): Texts {
  const inLanguage = Object.entries(files).filter(([path]) => path.includes(`/${language}/`))
  return Object.fromEntries(
    inLanguage.map(([path, tree]) => texts(/([^/]+)\.json$/.exec(path)![1]!, tree)),
  ) as unknown as Texts
}

/** A file may repeat its name as its one key, so that its keys read in full where it is edited. */
function texts(name: string, tree: Tree): readonly [string, unknown] {
  return [name, name in tree ? tree[name] : tree]
}
