/** The certificate with which clients know the API server. */
// Simplified: a stand-in; nothing in this world speaks TLS.
export const CA_BUNDLE =
  '-----BEGIN CERTIFICATE-----\nS3ViZXNoYWxhIHNpbXVsYXRlZCBjbHVzdGVyIENB\n-----END CERTIFICATE-----\n'
