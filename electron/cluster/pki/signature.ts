/** Signs texts with the cluster's key, and knows its own signatures again. */
// Simplified: HMAC-SHA256 with one secret key of the cluster stands for RSA key pairs: whoever verifies could sign too,
//             but only the control plane has the key.
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { encodeBase64UrlBytes } from '../../contract/text/base64'
import { utf8Bytes } from '../../contract/text/utf8'

export class SigningKey {
  private readonly secret: Uint8Array

  constructor(secret: string) {
    this.secret = Uint8Array.from(utf8Bytes(secret))
  }

  sign(text: string): string {
    return encodeBase64UrlBytes(hmac(sha256, this.secret, Uint8Array.from(utf8Bytes(text))))
  }

  verify(text: string, signature: string): boolean {
    return this.sign(text) === signature
  }
}
