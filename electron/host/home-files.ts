/** The files that a new learner finds in the home folder: the same in every world and language. */
import broken from '../../content/home/broken.yaml?raw'
import web from '../../content/home/web.yaml?raw'

export function homeFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['broken.yaml', broken],
    ['web.yaml', web],
  ])
}
