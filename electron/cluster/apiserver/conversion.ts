/** Kinds that travel in two shapes and are kept in one: a codec for the other shape. */
// Models: pkg/apis/autoscaling/v1/conversion.go, pkg/apis/events: the internal type behind core/v1 and events.k8s.io/v1
import type {
  ApiObject,
  EventsV1Event,
  Event,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerV1,
  ResourceInfo,
} from '../../contract/api'
import { plainCodec, type Codec } from './served'

interface Conversion {
  /** The definition of the shape that is kept. */
  readonly stored: string
  readonly toStored: (object: ApiObject) => ApiObject
  readonly fromStored: (object: ApiObject) => ApiObject
}

/** By the definition of the shape that travels. */
const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  EventsV1Event: {
    stored: 'Event',
    toStored: (object) => coreEvent(object as EventsV1Event),
    fromStored: (object) => newEvent(object as Event),
  },
  HorizontalPodAutoscalerV1: {
    stored: 'HorizontalPodAutoscaler',
    toStored: (object) => autoscalerV2(object as HorizontalPodAutoscalerV1),
    fromStored: (object) => autoscalerV1(object as HorizontalPodAutoscaler),
  },
}

export function conversionOf(info: ResourceInfo): Conversion | undefined {
  return Object.hasOwn(CONVERSIONS, info.definition) ? CONVERSIONS[info.definition] : undefined
}

export function convertingCodec(info: ResourceInfo, { toStored, fromStored }: Conversion): Codec {
  const plain = plainCodec(info)
  return {
    read: (body, options) => toStored(plain.read(body, options)),
    show: fromStored,
  }
}

function coreEvent({ regarding, note, deprecatedCount, deprecatedFirstTimestamp, deprecatedLastTimestamp, deprecatedSource, reportingController, ...rest }: EventsV1Event): Event {
  return {
    ...rest,
    apiVersion: 'v1',
    involvedObject: regarding ?? {},
    message: note,
    count: deprecatedCount,
    firstTimestamp: deprecatedFirstTimestamp ?? null,
    lastTimestamp: deprecatedLastTimestamp ?? null,
    source: deprecatedSource,
    reportingComponent: reportingController ?? '',
  }
} // prettier-ignore

function newEvent({ involvedObject, message, count, firstTimestamp, lastTimestamp, source, reportingComponent, ...rest }: Event): EventsV1Event {
  return {
    ...rest,
    apiVersion: 'events.k8s.io/v1',
    regarding: involvedObject,
    note: message,
    deprecatedCount: count,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
    deprecatedSource: source,
    reportingController: reportingComponent,
  } as unknown as EventsV1Event
} // prettier-ignore

function autoscalerV2(v1: HorizontalPodAutoscalerV1): HorizontalPodAutoscaler {
  const { targetCPUUtilizationPercentage, ...spec } = v1.spec
  const { currentCPUUtilizationPercentage, ...status } = v1.status ?? {}
  const target = (averageUtilization: number): object => ({ type: 'Utilization', averageUtilization })
  return {
    ...v1,
    apiVersion: 'autoscaling/v2',
    spec: {
      ...spec,
      ...(targetCPUUtilizationPercentage !== undefined && {
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: target(targetCPUUtilizationPercentage) } }],
      }),
    },
    ...(v1.status && {
      status: {
        ...status,
        ...(currentCPUUtilizationPercentage !== undefined && {
          currentMetrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', current: { averageUtilization: currentCPUUtilizationPercentage } },
            },
          ],
        }),
      },
    }),
  } as unknown as HorizontalPodAutoscaler
}

// Simplified: metrics other than the CPU's, and behaviour, are not carried in annotations of the older shape.
function autoscalerV1(v2: HorizontalPodAutoscaler): HorizontalPodAutoscalerV1 {
  const { metrics, ...spec } = v2.spec
  const { currentMetrics, ...status } = v2.status ?? ({} as NonNullable<typeof v2.status>)
  const wanted = metrics?.find(({ resource }) => resource?.name === 'cpu')?.resource?.target.averageUtilization
  const found = currentMetrics?.find(({ resource }) => resource?.name === 'cpu')?.resource?.current.averageUtilization
  return {
    ...v2,
    apiVersion: 'autoscaling/v1',
    spec: { ...without(spec, 'behavior'), ...(wanted !== undefined && { targetCPUUtilizationPercentage: wanted }) },
    ...(v2.status && {
      status: {
        ...without(status, 'conditions'),
        ...(found !== undefined && { currentCPUUtilizationPercentage: found }),
      },
    }),
  } as unknown as HorizontalPodAutoscalerV1
}

function without(value: object, field: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== field))
}
