/** An answer on its way through IPC. Electron would wrap an error in its own words; inside an envelope it arrives as it was. */
export type Envelope =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string }

export async function sealed(act: () => unknown): Promise<Envelope> {
  try {
    return { ok: true, value: await act() }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { ok: false, name, message }
  }
}

export function opened(envelope: Envelope): unknown {
  if (envelope.ok) return envelope.value
  throw Object.assign(new Error(envelope.message), { name: envelope.name })
}
