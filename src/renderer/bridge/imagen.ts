// What Imagen offers the photographer: profiles and skies. Under one key, as both change with the account.
import { useQuery } from '@tanstack/react-query';
import { call } from './call.ts';

export const useProfiles = () =>
  useQuery({ queryKey: ['imagen', 'profiles'], queryFn: () => call('profiles.list', undefined) });

export const useSkyTemplates = () =>
  useQuery({ queryKey: ['imagen', 'skies'], queryFn: () => call('sky.templates', undefined) });
