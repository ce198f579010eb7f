/** The files that a new learner finds in the home folder: the same in every world and language. */
import broken from '../../content/home/broken.yaml?raw'
import web from '../../content/home/web.yaml?raw'

export const homeFiles: Readonly<Record<string, string>> = { 'broken.yaml': broken, 'web.yaml': web }
