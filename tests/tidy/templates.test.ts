import { describe, expect, it } from 'vitest'
import { slipsIn } from './templates'
import { sourceFiles } from './source-files'

const inTemplate = (template: string) =>
  slipsIn({ path: 'renderer/X.vue', text: `<template>\n${template}\n</template>\n` }).map(({ what }) => what)

describe('components', () => {
  it('say nothing that is not a text of the chosen language, and set no HTML', () => {
    expect(sourceFiles('renderer', ['.vue']).flatMap(slipsIn)).toEqual([])
  })

  it.each([
    ['<p>Hello there</p>', ['Hello there']],
    ['<p>नमस्ते</p>', ['नमस्ते']],
    ['<b><i>Pods: {{ count }}</i></b>', ['Pods:']],
    ['<button title="Close" />', ['Close']],
    ['<div aria-label="The stage" />', ['The stage']],
    ['<img alt="A Pod" />', ['A Pod']],
    ['<p>{{ "Hello" }}</p>', ['Hello']],
    ['<p>{{ isOpen ? "Open" : t("ui.closed") }}</p>', ['Open']],
    ['<p>{{ `of ${count}` }}</p>', ['of']],
    ['<p>{{ (isOpen ? "Open" : closed(1)) }}</p>', ['Open']],
    ['<b :title="\'Close\'" />', ['Close']],
    ['<p v-text="\'Hello\'" />', ['Hello']],
    ['<div v-html="note" />', ['v-html']],
    ['<div :innerHTML="note" />', ['v-html']],
    ['<slot><p>Nothing here yet</p></slot>', ['Nothing here yet']],
  ])('may not say %s', (template, whats) => {
    expect(inTemplate(template)).toEqual(whats)
  })

  it.each([
    '<p>{{ t("ui.hello") }}</p>',
    '<p>{{ t("ui.of", { count: "3" }) }}</p>',
    '<p>{{ t("why.seek", { time: clock(at("now")), by: "Pod" }) }}</p>',
    '<p>1.5 × 2 = 3 ✓ … ›</p>',
    '<p>{{ nowMs }} ms</p>',
    '<button type="button" class="primary" :aria-label="t(\'ui.close\')" />',
    '<b :class="{ \'is-open\': isOpen }" :data-kind="\'Pod\'" />',
    '<p>{{ pod.metadata.name }}</p>',
    '<p v-if="kind === \'Pod\'">{{ kind === "Pod" ? t("a") : t("b") }}</p>',
    '<!-- A comment is for us. -->',
  ])('may say %s', (template) => {
    expect(inTemplate(template)).toEqual([])
  })

  it('that slip are named with file and row', () => {
    expect(slipsIn({ path: 'renderer/X.vue', text: '<template>\n  <b>\n    Hi\n  </b>\n</template>' })).toEqual([
      { file: 'renderer/X.vue', row: 2, what: 'Hi' },
    ])
  })
})
