import { expect, it } from 'vitest'
import { diffRows } from '../../../../renderer/editor/diff-rows'

const OUTPUT = `diff -u -N LIVE/apps.v1.Deployment.default.web MERGED/apps.v1.Deployment.default.web
--- LIVE/apps.v1.Deployment.default.web\t2026-01-01 00:00:26.096000000 +0000
+++ MERGED/apps.v1.Deployment.default.web\t2026-01-01 00:00:26.096000000 +0000
@@ -6,3 +6,3 @@
   name: web
-  generation: 1
+  generation: 2
--- a dash of the text itself
`

it('names each object once, and tells what goes and what comes', () => {
  expect(diffRows(OUTPUT).map(({ text, tone }) => `${tone}|${text}`)).toEqual([
    'object|apps.v1.Deployment.default.web',
    'place|@@ -6,3 +6,3 @@',
    '|   name: web',
    'taken|-  generation: 1',
    'added|+  generation: 2',
    'taken|--- a dash of the text itself',
  ])
})

it('leaves an error as it is', () => {
  expect(diffRows('error: no objects passed to diff\n')).toEqual([
    { text: 'error: no objects passed to diff', tone: '' },
  ])
})
