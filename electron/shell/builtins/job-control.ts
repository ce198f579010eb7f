/** Builtins on what runs in the background: jobs, wait, kill, fg. */
import type { Job } from '../interpreter/jobs'
import { misused, type Builtin } from './builtin'

export const jobsList: Builtin = function* (argv, { world, streams }) {
  const { jobs } = world
  for (const job of jobs.all) {
    if (job.isTold) continue
    streams.out.write(argv.includes('-p') ? `${job.pid}\n` : jobs.line(job))
    job.isTold = job.exitCode !== null
  }
  return 0
}

export const wait: Builtin = function* (argv, shell) {
  const { jobs } = shell.world
  let exitCode = 0
  for (const job of argv.length === 0 ? [...jobs.all] : []) yield* jobs.wait(job)
  for (const word of argv) {
    const job = jobs.find(word)
    exitCode = job
      ? yield* jobs.wait(job)
      : misused(shell, `wait: ${word.startsWith('%') ? `${word}: no such job` : `pid ${word} is not a child of this shell`}`, 127) // prettier-ignore
    if (job) job.isTold = true
  }
  return exitCode
}

export const kill: Builtin = function* (argv, shell) {
  const { jobs } = shell.world
  const words = argv.filter((word) => !/^-(?:\d+|[A-Z]+|s)$/.test(word))
  if (words.length === 0) return misused(shell, 'kill: usage: kill [-s sigspec | -signum] pid | jobspec ...', 2)
  let exitCode = 0
  for (const word of words) {
    const job = jobs.find(word)
    if (job && job.exitCode === null) jobs.kill(job)
    else exitCode = misused(shell, `kill: ${word.startsWith('%') ? `${word}: no such job` : `(${word}) - No such process`}`) // prettier-ignore
  }
  return exitCode
}

/** Brings a job back: the line waits for it, and Ctrl+C ends both. */
export const foreground: Builtin = function* ([word = '%%'], shell) {
  const { jobs } = shell.world
  const job = jobs.find(word)
  if (!job) return misused(shell, `fg: ${word === '%%' ? 'current' : word}: no such job`)
  shell.streams.out.write(`${job.text}\n`)
  try {
    return yield* jobs.wait(job)
  } finally {
    endedWith(job)
    if (job.exitCode === null) jobs.kill(job)
  }
}

function endedWith(job: Job): void {
  job.isTold = true
}
