import { expect, it } from 'vitest'
import type { ApiObject } from '../../../../electron/contract/api'
import { liveFileName, liveManifest } from '../../../../renderer/editor/manifest/live-manifest'
import { problemsOf } from '../../../../renderer/editor/manifest/problems'

const live = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}\n' },
    creationTimestamp: '2026-01-01T00:00:00Z',
    labels: { app: 'web', answer: 'yes' },
    name: 'web',
    namespace: 'default',
    resourceVersion: '12',
    uid: 'u',
  },
  spec: { type: 'ClusterIP', clusterIP: '10.96.0.9', ports: [{ port: 80, targetPort: 80 }] },
  status: { loadBalancer: {} },
} as unknown as ApiObject

it('gives a live object as a file without what only the server writes', () => {
  expect(liveManifest(live)).toBe(`apiVersion: v1
kind: Service
metadata:
  labels:
    answer: "yes"
    app: web
  name: web
  namespace: default
spec:
  clusterIP: 10.96.0.9
  ports:
    - port: 80
      targetPort: 80
  type: ClusterIP
`)
  expect(problemsOf(liveManifest(live))).toEqual([])
  expect(liveFileName(live)).toBe('service-web.yaml')
})

it('keeps annotations that are not kubectl’s own', () => {
  const annotated = { ...live, metadata: { ...live.metadata, annotations: { team: 'a' } } }
  expect(liveManifest(annotated)).toContain('annotations:\n    team: a\n')
})
