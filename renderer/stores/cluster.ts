/** The one writer of what the host says. Pictures read from here, as of the playhead; the learner's wishes go out here. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type {
  CommandResult,
  Delta,
  PlaybackState,
  Snapshot,
  TimelineOverview,
  TraceTarget,
  WorldConfig,
} from '../../electron/contract/host'
import { advance } from '../../electron/contract/stage-time'
import { useHost } from '../host/use-host'
import { LiveWindow } from './live-window'
import { createLookingBack } from './looking-back'
import { nextMoment } from './next-moment'
import { flightsAt } from './picture'
import { followedFlights, followNow } from './playhead'
import type { Selection } from './selection'
import { createWhyQuestion } from './why-question'

const NOT_OPEN: PlaybackState = { nowMs: 0, playing: false, speed: 1, rate: 0, floorMs: 0, following: 0 }

export const useCluster = defineStore('cluster', () => {
  const host = useHost()
  const newest = new LiveWindow()
  const past = createLookingBack(host, (fromMs) => newest.eventsSince(fromMs))

  const hostState = shallowRef(NOT_OPEN)
  const playheadMs = ref(0)
  const live = ref(true)
  const replaying = ref(false)
  const world = ref(0)
  const failure = shallowRef<string | null>(null)
  const selection = shallowRef<Selection | null>(null)
  const livePicture = shallowRef(newest.picture)
  const liveFlights = shallowRef(newest.flights)
  let early: Delta[] = []
  /** What the learner wants of the world itself: looking back pauses it, coming back goes on with it. */
  let wantsPlaying = false

  const picture = computed(() => (live.value ? livePicture.value : (past.picture.value ?? livePicture.value)))
  const pastTrace = computed(() =>
    past.picture.value ? [...past.picture.value.trace, ...past.picture.value.ahead] : [],
  )
  const flights = computed(() =>
    live.value || !past.picture.value ? liveFlights.value : flightsAt(pastTrace.value, playheadMs.value),
  )
  const pastFollowed = computed(() => followedFlights(pastTrace.value, hostState.value.following))
  /** Playback as the learner has it: in the past, `playing` speaks of recorded history. */
  const state = computed<PlaybackState>(() =>
    live.value
      ? hostState.value
      : { ...hostState.value, playing: replaying.value, rate: replaying.value ? hostState.value.speed : 0 },
  )
  const why = createWhyQuestion(host, selection, picture, playheadMs)

  host.onDelta((delta) => {
    if (delta.world === world.value) receive(delta)
    else if (delta.world > world.value) early.push(delta) // Its snapshot is still on its way.
  })

  function receive(delta: Delta): void {
    hostState.value = delta.state
    newest.receive(delta)
  }

  async function open(config: WorldConfig): Promise<void> {
    load(await host.open(config))
    await goOn()
  }

  function load(snapshot: Snapshot): void {
    newest.load(snapshot)
    world.value = snapshot.world
    hostState.value = { ...NOT_OPEN, nowMs: snapshot.atMs }
    playheadMs.value = snapshot.atMs
    failure.value = null
    leavePast()
    for (const delta of early.filter((one) => one.world === snapshot.world)) receive(delta)
    early = []
    showNewest()
  }

  function showNewest(): void {
    newest.advanceTo(playheadMs.value)
    livePicture.value = newest.picture
    liveFlights.value = newest.flights
  }

  /** Called on each frame: the only place where the playhead moves by itself. */
  function tick(dtMs: number): void {
    if (live.value) {
      playheadMs.value = followNow(playheadMs.value, hostState.value, dtMs)
      showNewest()
    } else if (replaying.value) replay(dtMs)
  }

  /** Plays what was recorded, but no further than it is known: a flight unseen is a flight that cannot be slowed. */
  function replay(dtMs: number): void {
    const { nowMs, speed } = hostState.value
    const known = past.picture.value?.knownUntilMs ?? playheadMs.value
    const next = Math.min(known, advance(playheadMs.value, dtMs, speed, pastFollowed.value))
    if (next >= nowMs) {
      wantsPlaying = true
      void returnToNow()
      return
    }
    playheadMs.value = next
    void past.look(next, speed)
  }

  async function play(): Promise<void> {
    if (live.value) await goOn()
    else replaying.value = true
  }

  async function goOn(): Promise<void> {
    wantsPlaying = true
    hostState.value = await host.play()
  }

  async function pause(): Promise<void> {
    if (live.value) await rest(host.pause())
    else replaying.value = false
  }

  async function rest(paused: Promise<PlaybackState>): Promise<void> {
    wantsPlaying = false
    hostState.value = await paused
  }

  /** Looks at an instant. The world waits meanwhile: a past that runs away cannot be looked at. */
  async function seek(atMs: number): Promise<void> {
    if (atMs >= hostState.value.nowMs) return returnToNow()
    const plays = wantsPlaying || hostState.value.playing // A line is played even while the learner rests.
    const paused = live.value && plays ? host.pause() : null
    live.value = false
    replaying.value = false
    playheadMs.value = Math.max(atMs, hostState.value.floorMs)
    if (paused) hostState.value = await paused
    if (looksBack()) await past.look(playheadMs.value, hostState.value.speed) // The learner may have returned while the world came to rest.
  }

  function looksBack(): boolean {
    return !live.value
  }

  async function returnToNow(): Promise<void> {
    if (live.value) return
    leavePast()
    playheadMs.value = hostState.value.nowMs
    showNewest()
    if (wantsPlaying) await goOn()
  }

  function leavePast(): void {
    live.value = true
    replaying.value = false
    past.leave()
  }

  async function step(target: TraceTarget): Promise<void> {
    if (live.value) return rest(host.step(target))
    wantsPlaying = false
    const next = await nextMoment(host, playheadMs.value, hostState.value.nowMs, target)
    await (next === null ? returnToNow() : seek(next))
  }

  async function setSpeed(speed: number): Promise<void> {
    hostState.value = await host.setSpeed(speed)
  }

  async function follow(input: number): Promise<void> {
    hostState.value = await host.follow(input)
  }

  let lines = 0
  /** A line happens now: whoever looks back is taken along. */
  async function runLine(text: string, id = nextLineId()): Promise<CommandResult> {
    await returnToNow()
    return host.run({ id, text })
  }

  function nextLineId(): string {
    return `line-${world.value}-${++lines}`
  }

  function select(wanted: Selection | null): void {
    selection.value = wanted
  }

  function overview(buckets: number): Promise<TimelineOverview> {
    return host.overview(buckets)
  }

  /** The world stopped for a reason that is nobody's wish. */
  function fail(reason: string): void {
    failure.value ??= reason
  }

  return {
    state,
    world,
    playheadMs,
    live: computed(() => live.value),
    failure,
    objects: computed(() => picture.value.objects),
    facts: computed(() => picture.value.facts),
    recent: computed(() => picture.value.trace),
    revision: computed(() => picture.value.revision),
    flights,
    selection,
    why,
    open,
    tick,
    play,
    pause,
    setSpeed,
    step,
    seek,
    returnToNow,
    runLine,
    nextLineId,
    follow,
    select,
    overview,
    fail,
  }
})
