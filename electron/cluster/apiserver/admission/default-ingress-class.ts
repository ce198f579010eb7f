/** An Ingress that names no class gets the default one. */
// Models: plugin/pkg/admission/network/defaultingressclass/admission.go
import type { Ingress } from '../../../contract/api'
import { newestDefault } from './default-class'
import { requestsFor } from './handled'
import type { AdmissionPlugin } from './plugin'

const MARK = 'ingressclass.kubernetes.io/is-default-class'
/** The way in which classes were named before they were objects. */
const OLD_CLASS = 'kubernetes.io/ingress.class'

export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  handles: requestsFor('Ingress', 'create'),
  mutate(object, { view }) {
    const ingress = object as Ingress
    if (ingress.spec.ingressClassName !== undefined || ingress.metadata.annotations?.[OLD_CLASS] !== undefined)
      return object
    const chosen = newestDefault(view.list('IngressClass'), [MARK])
    return chosen ? { ...ingress, spec: { ...ingress.spec, ingressClassName: chosen.metadata.name } } : object
  },
}
