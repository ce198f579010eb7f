import { createHost } from '../../electron/host/create-host'
import { serveHost } from '../../electron/host/remote'
import { wallClock } from './wall-clock'

serveHost(createHost(wallClock), self)
