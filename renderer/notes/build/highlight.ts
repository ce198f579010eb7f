/** Colours code while the app is built, so that the app ships no highlighter. Only class suffixes are kept: themes are CSS. */
import { createHighlighterCore, createCssVariablesTheme } from 'shiki/core'
import type { HighlighterCore, ThemedToken } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import bash from 'shiki/langs/bash.mjs'
import json from 'shiki/langs/json.mjs'
import yaml from 'shiki/langs/yaml.mjs'
import type { Block, CodeToken, Note } from '../note-tree'

const theme = createCssVariablesTheme({ name: 'roles', variablePrefix: '--code-', fontStyle: false })

let highlighter: Promise<HighlighterCore> | undefined

export async function highlightNote(note: Note): Promise<Note> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [bash, json, yaml],
    engine: createJavaScriptRegexEngine(),
  })
  const shiki = await highlighter
  return { ...note, blocks: note.blocks.map((block) => colourBlock(block, shiki)) }
}

/** Finds code wherever blocks hold blocks. */
function colourBlock(block: Block, shiki: HighlighterCore): Block {
  const inside = (blocks: readonly Block[]) => blocks.map((child) => colourBlock(child, shiki))
  if (block.kind === 'code') return { ...block, lines: linesOf(block.text, block.language, shiki) }
  if (block.kind === 'quote') return { ...block, children: inside(block.children) }
  if (block.kind === 'list') return { ...block, items: block.items.map(inside) }
  if (block.kind !== 'directive') return block
  switch (block.name) {
    case 'scene':
      return block
    case 'predict':
      return { ...block, question: inside(block.question), reveal: inside(block.reveal) }
    case 'card':
      return { ...block, question: inside(block.question), answer: inside(block.answer) }
    case 'misconception':
      return { ...block, claim: inside(block.claim), truth: inside(block.truth) }
    default:
      return { ...block, children: inside(block.children) }
  }
}

function linesOf(text: string, language: string, shiki: HighlighterCore): readonly (readonly CodeToken[])[] {
  const { tokens } = shiki.codeToTokens(text, { lang: language, theme: 'roles' })
  return tokens.map((line) => line.map(toToken))
}

/** shiki colours a token `var(--code-token-keyword)`; the note keeps `keyword`. */
function toToken(token: ThemedToken): CodeToken {
  const role = /^var\(--code-token-([a-z-]+)\)$/.exec(token.color ?? '')?.[1]
  return role === undefined ? { text: token.content } : { text: token.content, role }
}
