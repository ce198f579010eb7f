/** The machines' own addresses: the control plane is 10.0.0.10, workers follow. */
export function nodeIP(index: number): string {
  const host = 10 + index
  return `10.0.${host >> 8}.${host & 255}`
}
