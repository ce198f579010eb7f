import { runFidelity } from './command'

process.exitCode = runFidelity(process.argv.slice(2), (line) => console.log(line))
