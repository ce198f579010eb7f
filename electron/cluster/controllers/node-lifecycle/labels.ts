/** The old names of the labels for operating system and architecture follow the new ones. */
// Models: pkg/controller/nodelifecycle/node_lifecycle_controller.go: labelReconcileInfo, reconcileNodeLabels
type Labels = Readonly<Record<string, string>>

const RECONCILED = [
  { primary: 'kubernetes.io/os', secondary: 'beta.kubernetes.io/os', ensureSecondary: true },
  { primary: 'kubernetes.io/arch', secondary: 'beta.kubernetes.io/arch', ensureSecondary: true },
] as const

/** The labels to set; empty when all agree. */
export function labelsToReconcile(labels: Labels): Labels {
  const updates: Record<string, string> = {}
  for (const { primary, secondary, ensureSecondary } of RECONCILED) {
    const value = labels[primary]
    if (value === undefined || labels[secondary] === value) continue
    if (labels[secondary] !== undefined || ensureSecondary) updates[secondary] = value
  }
  return updates
}
