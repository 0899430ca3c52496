type Request = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
type Load = {
  readonly port: number;
  readonly next: () => Request;
  readonly connections: number;
  readonly warmup?: number;
  readonly duration?: number;
};

/** Requests a second and latencies in milliseconds, of answers complete inside the window. */
export function load(
  options: Load,
): Promise<{ readonly rps: number; readonly p50: number; readonly p99: number; readonly errors: number; readonly firstErr: string | null }>;
