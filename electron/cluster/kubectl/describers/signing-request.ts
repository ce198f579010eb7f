// Models: describe.go: CertificateSigningRequestDescriber
// Simplified: the subject inside the encoded request is not taken apart.
import type { CertificateSigningRequest } from '../../../contract/api'
import { humanDuration } from '../../text/human-duration'
import { requestStatusText } from '../../text/request-status'
import type { Describer } from './describer'
import { describeCreation, describeMarks } from './identity'

export const certificateSigningRequestDescriber: Describer<CertificateSigningRequest> = {
  *describe(request, writer) {
    const { signerName, username = '', expirationSeconds } = request.spec ?? {}
    writer.field(0, 'Name', request.metadata.name)
    describeMarks(request, writer)
    describeCreation(request, writer)
    writer.field(0, 'Requesting User', username)
    if (signerName) writer.field(0, 'Signer', signerName)
    if (expirationSeconds !== undefined) writer.field(0, 'Requested Duration', humanDuration(expirationSeconds * 1000))
    writer.field(0, 'Status', requestStatusText(request))
  },
}
