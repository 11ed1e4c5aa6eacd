// Profiles as they are shown: grouped, fitting ones first, each with what it would do with this shoot. Pure.
import { fitting, type Profile } from '#contract/profile.ts';

export interface ShownProfile {
  readonly profile: Profile;
  /** Photos of the shoot that this profile is for; none means that it can't be chosen. */
  readonly fits: number;
}

export interface ProfileGroup {
  /** `Personal`, `Talent`, or whatever else the service says. */
  readonly type: string;
  readonly profiles: readonly ShownProfile[];
}

// One's own come first.
const order = ['personal', 'talent'];
const rank = (type: string): number => {
  const at = order.indexOf(type.toLowerCase());
  return at < 0 ? order.length : at;
};

export function groupProfiles(
  profiles: readonly Profile[],
  shoot: { readonly raws: number; readonly jpegs: number },
): readonly ProfileGroup[] {
  const shown = profiles
    .map((profile) => ({ profile, fits: fitting(profile.imageType, shoot) }))
    .toSorted(
      (a, b) => Number(b.fits > 0) - Number(a.fits > 0) || a.profile.name.localeCompare(b.profile.name),
    );
  return [...Map.groupBy(shown, ({ profile }) => profile.type)]
    .map(([type, all]) => ({ type, profiles: all }))
    .toSorted((a, b) => rank(a.type) - rank(b.type) || a.type.localeCompare(b.type));
}
