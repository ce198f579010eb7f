/** A played command as text: for people, and one line of JSON for programs. */
import type { PlayedCommand } from './story-player'

export function transcript({ command, output }: PlayedCommand): string {
  return [`${command.mustFail ? '!' : '$'} ${command.text}`, ...output].map((line) => `${line}\n`).join('')
}

export function jsonLine(story: string, { command, exit, stdout, stderr, atMs }: PlayedCommand): string {
  return `${JSON.stringify({ story, line: command.line, command: command.text, exit, stdout, stderr, atMs })}\n`
}
