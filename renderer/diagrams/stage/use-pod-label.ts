import { useTranslation } from 'i18next-vue'
import type { PodPicture } from '../scenes/cluster/pod-picture'

/** The name that a Pod on the stage is heard by: it begins with what can be read there, so that it can also be asked for by voice. */
export function usePodLabel(): (pod: PodPicture) => string {
  const { t } = useTranslation()
  return ({ shortName, node, word, ip, state }) => {
    const values = {
      name: shortName,
      node,
      word: [word, ip].filter(Boolean).join(' '),
      state: t(`stage.state.${state}`),
    }
    return node === '' ? t('stage.label.pod', values) : t('stage.label.podOn', values)
  }
}
