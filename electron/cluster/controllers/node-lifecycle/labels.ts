/** The old names of the labels for operating system and architecture follow the new ones. */
// Models: pkg/controller/nodelifecycle/node_lifecycle_controller.go: labelReconcileInfo, reconcileNodeLabels
type Labels = Readonly<Record<string, string>>

const RECONCILED = [
  { primary: 'kubernetes.io/os', secondary: 'beta.kubernetes.io/os' },
  { primary: 'kubernetes.io/arch', secondary: 'beta.kubernetes.io/arch' },
] as const

/** The labels to set; empty when all agree. */
export function labelsToReconcile(labels: Labels): Labels {
  const updates: Record<string, string> = {}
  for (const { primary, secondary } of RECONCILED) {
    const value = labels[primary]
    if (value !== undefined && labels[secondary] !== value) updates[secondary] = value
  }
  return updates
}
