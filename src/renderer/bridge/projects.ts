// Projects as the screens read and steer them. Kept up to date by events, see project-cache.ts.
import {
  keepPreviousData,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CallInput } from '#contract/calls.ts';
import type { Fault } from '#contract/faults.ts';
import type { PhotoState } from '#contract/photo.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { call, faultOf } from './call.ts';
import { rememberedKey } from './choices.ts';
import { shownInPlace } from './client.ts';
import { later, projectKey, projectsKey, rememberProject } from './project-cache.ts';

export interface ProjectName {
  readonly id: string;
  readonly name: string;
}

const names = (list: readonly ProjectSummary[]): readonly ProjectName[] =>
  list.toSorted((a, b) => b.createdAt - a.createdAt).map(({ id, name }) => ({ id, name }));

/** Ids and names, newest first. Stays the same object while projects only move on, so the list is not drawn again. */
export function useProjectNames() {
  const client = useQueryClient();
  return useQuery({
    queryKey: projectsKey,
    queryFn: async (): Promise<readonly ProjectSummary[]> => {
      const list = await call('projects.list', undefined);
      for (const told of list) rememberProject(client, told);
      return list.map((told) => later(client.getQueryData(projectKey(told.id)), told));
    },
    select: names,
  });
}

/** A project on this folder that is neither done nor cancelled: another one would be refused. Null when there is none. */
export const useUnfinishedOn = (root: string) =>
  useQuery({
    queryKey: ['unfinished', root],
    queryFn: async () => {
      const list = await call('projects.list', undefined);
      return list.find((each) => each.root === root && !ended.has(each.status)) ?? null;
    },
    gcTime: 0,
  });
const ended: ReadonlySet<string> = new Set(['done', 'cancelled']);

export const useProject = (id: string) =>
  useQuery({ queryKey: projectKey(id), queryFn: () => call('projects.get', { id }) });

type Steering = 'projects.pause' | 'projects.resume' | 'projects.cancel' | 'projects.export';

/** Pause, resume, cancel, or have final JPEGs made. The answer is the project as it is then; `then` comes also after the button has gone. */
export function useSteer(name: Steering, then?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<'projects.resume'>) => call(name, input),
    onSuccess: (told) => {
      rememberProject(client, told);
      then?.();
    },
  });
}

export const useOpenResults = () =>
  useMutation({ mutationFn: (id: string) => call('projects.open-results', { id }) });

/** How before and after of one photo lie over one another. */
export const useFrame = (id: string, photo: number) =>
  useQuery({ queryKey: ['frame', id, photo], queryFn: () => call('projects.frame', { id, photo }) });

/** Begins a drag out of the window; what is dragged is main's to know. */
export const useDrag = () =>
  useMutation({ mutationFn: (input: CallInput<'projects.drag'>) => call('projects.drag', input) });

export const useShowPhoto = () =>
  useMutation({ mutationFn: (input: CallInput<'projects.show'>) => call('projects.show', input) });

/** Fetches what is not in its place; says how much that is. */
export function useFetchAgain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call('projects.fetch-again', { id }),
    meta: shownInPlace,
    onSuccess: ({ project }) => rememberProject(client, project),
  });
}

/** Sends what has no edit as a new project, which `onMade` is told; the button itself may be gone by then. */
export function useAgain(onMade: (project: ProjectSummary) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call('projects.again', { id }),
    onSuccess: (told, id) => {
      rememberProject(client, told);
      onMade(told);
      return client.invalidateQueries({ queryKey: ['project-detail', id] });
    },
  });
}

export function useRestore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call('projects.restore', { id }),
    meta: shownInPlace,
    onSuccess: (_told, id) => client.invalidateQueries({ queryKey: ['project-detail', id] }),
  });
}

interface Starting {
  readonly onStarted: (shootId: string, project: ProjectSummary) => void;
  readonly onFault: (fault: Fault) => void;
}

const startKey = ['start'];

/** Starts a project. Imagen is asked first, which can take a while: both are told also after the form has gone. */
export function useStart({ onStarted, onFault }: Starting) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: startKey,
    mutationFn: (input: CallInput<'projects.start'>) => call('projects.start', input),
    meta: shownInPlace,
    onSuccess: (told, { shootId }) => {
      rememberProject(client, told);
      onStarted(shootId, told);
      // Main remembers the choices of what was started.
      return client.invalidateQueries({ queryKey: rememberedKey });
    },
    onError: (error) => onFault(faultOf(error)),
  });
}

/** This shoot is being started, whichever form asked for it. */
export const useStarting = (shootId: string): boolean =>
  useMutationState({
    filters: { mutationKey: startKey, status: 'pending' },
    select: ({ state }) => (state.variables as CallInput<'projects.start'>).shootId,
  }).includes(shootId);

// Ledger and photos are read from the whole database: not with each of ten tellings a second.
const detailEveryMs = 2000;

/** What details are asked for by: follows the project at once in what matters, in mere counts every two seconds. */
export function useCalmRevision({ revision, step, status, failed }: ProjectSummary): number {
  const matter = `${step} ${status} ${failed}`;
  const [calm, setCalm] = useState({ revision, matter });
  if (calm.matter !== matter) setCalm({ revision, matter });
  const latest = useRef(revision);
  latest.current = revision;
  const behind = calm.revision !== revision;
  // Not by `revision`: ten a second would put the timer off for ever.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new calm number starts the next wait
  useEffect(() => {
    if (!behind) return;
    const timer = setTimeout(() => setCalm({ revision: latest.current, matter }), detailEveryMs);
    return () => clearTimeout(timer);
  }, [behind, calm, matter]);
  return calm.revision;
}

export const useOutcome = (id: string, revision: number) =>
  useQuery({
    queryKey: ['project-detail', id, 'outcome', revision],
    queryFn: () => call('projects.outcome', { id }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export interface PhotoPage {
  readonly offset: number;
  readonly limit: number;
  readonly state: PhotoState | null;
}

export const useProjectPhotos = (id: string, revision: number, { state, ...page }: PhotoPage) =>
  useQuery({
    queryKey: ['project-detail', id, 'photos', page, state, revision],
    queryFn: () => call('projects.photos', { id, ...page, ...(state === null ? {} : { state }) }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
