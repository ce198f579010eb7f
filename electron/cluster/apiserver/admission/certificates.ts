/** Who may approve and sign a certificate for which signer, and which certificate nobody gets. */
// Models: plugin/pkg/admission/certificates/{approval,signing,subjectrestriction}/admission.go; pkg/apis/certificates/helpers.go
import type { CertificateSigningRequest } from '../../../contract/api'
import { resourceAttributes } from '../authorization/attributes'
import type { Authorizer } from '../authorization/authorizer'
import { requestedSubject } from '../../pki/certificate-request'
import { requestsFor, subresourceOf } from './handled'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { refused } from './refusal'

const KIND = 'CertificateSigningRequest'
const MASTERS = 'system:masters'
const CLIENT_SIGNER = 'kubernetes.io/kube-apiserver-client'

export function certificateApproval(authorizer: Pick<Authorizer, 'authorize'>): AdmissionPlugin {
  return {
    name: 'CertificateApproval',
    handles: subresourceOf(KIND, 'approval', 'update'),
    validate(object, attributes) {
      mustBeAllowed('approve', object as CertificateSigningRequest, attributes, authorizer)
    },
  }
}

export function certificateSigning(authorizer: Pick<Authorizer, 'authorize'>): AdmissionPlugin {
  return {
    name: 'CertificateSigning',
    handles: subresourceOf(KIND, 'status', 'update'),
    validate(object, attributes) {
      const request = object as CertificateSigningRequest
      const old = attributes.old as CertificateSigningRequest | null
      if (request.status?.certificate !== old?.status?.certificate)
        mustBeAllowed('sign', request, attributes, authorizer)
    },
  }
}

export const certificateSubjectRestriction: AdmissionPlugin = {
  name: 'CertificateSubjectRestriction',
  handles: requestsFor(KIND, 'create'),
  validate(object, attributes) {
    const { spec } = object as CertificateSigningRequest
    if (spec.signerName === CLIENT_SIGNER && requestedSubject(spec.request).organizations.includes(MASTERS))
      throw refused(attributes, object, `use of ${CLIENT_SIGNER} signer with ${MASTERS} group is not allowed`)
  },
}

/** The permission may name the signer, or all signers of its domain. */
function mustBeAllowed(
  verb: 'approve' | 'sign',
  object: CertificateSigningRequest,
  attributes: AdmissionAttributes,
  authorizer: Pick<Authorizer, 'authorize'>,
): void {
  const { signerName } = object.spec
  const names = [signerName, `${signerName.split('/')[0] ?? ''}/*`]
  const isAllowed = names.some((name) => {
    const target = { apiGroup: 'certificates.k8s.io', apiVersion: '*', resource: 'signers', name }
    return authorizer.authorize(resourceAttributes(attributes.request.user, verb, target)).allowed
  })
  if (!isAllowed)
    throw refused(attributes, object, `user not permitted to ${verb} requests with signerName "${signerName}"`)
}
