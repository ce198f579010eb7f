/** What the way of a packet depends on: the rules of each node's kernel, and who has which address. */
import type { ComponentName } from '../../contract/trace'
import type { Packet, Resolution } from '../proxy/resolve'

export interface Server {
  /** HTTP status of a GET; null when it does not speak HTTP. */
  answer(path: string): number | null
}

export interface Network {
  /** What the kernel of a node decides about the first packet of a connection, by its rules as they stand. */
  filter(node: string, packet: Omit<Packet, 'nodeIPs'>): Resolution
  /** The trace event that wrote those rules; 0 when there are none. */
  rulesWrittenBy(node: string): number
  ipOf(node: string): string
  isOn(node: string): boolean
  /** The node that packets for an address are sent to; null: none, they leave the cluster. */
  nodeOf(ip: string): string | null
  /** Who has an address of a node that is on; null: nobody, though it belongs to the node's range. */
  holderAt(node: string, ip: string): ComponentName | null
  serverAt(node: string, ip: string, port: number): Server | null
}
