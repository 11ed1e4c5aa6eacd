// Chooses a profile: type to search, arrow down into the list. What doesn't fit the shoot is there, and says why.
import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection, useFilter } from 'react-aria-components';
import type { Profile } from '#contract/profile.ts';
import type { ShootSummary } from '#contract/shoot.ts';
import { Search } from '../../ui/Search.tsx';
import { useWords, type Words } from '../../words/words.ts';
import './ProfilePicker.css';
import { groupProfiles, type ShownProfile } from './profile-groups.ts';

type Fits = Pick<ShootSummary, 'raws' | 'jpegs' | 'photos'>;

interface Props {
  readonly profiles: readonly Profile[];
  /** How many photos there are of each kind. */
  readonly shoot: Fits;
  readonly chosen: number | null;
  readonly onChoose: (key: number) => void;
}

export function ProfilePicker({ profiles, shoot, chosen, onChoose }: Props) {
  const { t } = useWords();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [search, setSearch] = useState('');
  const list = useRef<HTMLDivElement>(null);
  // Chosen before, perhaps far down the list: it is what one looks for first.
  useEffect(() => {
    // The list draws its options in a second pass: there are none yet.
    const soon = requestAnimationFrame(() => centreChosen(list.current));
    return () => cancelAnimationFrame(soon);
  }, []);
  const groups = groupProfiles(
    profiles.filter(({ name }) => contains(name, search.trim())),
    shoot,
  );
  const unfit = groups.flatMap(({ profiles: all }) => all.filter(({ fits }) => fits === 0));
  return (
    <div className="profile-picker">
      <Search
        label={t('newProject.profile.search')}
        value={search}
        onChange={setSearch}
        onDown={() => list.current?.focus()}
      />
      <ListBox
        ref={list}
        className="profile-list"
        aria-label={t('newProject.profile.list')}
        selectionMode="single"
        disallowEmptySelection={chosen !== null}
        selectedKeys={chosen === null ? [] : [chosen]}
        disabledKeys={unfit.map(({ profile }) => profile.key)}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (typeof key === 'number') onChoose(key);
        }}
        renderEmptyState={() => <p className="quiet">{t('newProject.profile.none')}</p>}
      >
        {groups.map(({ type, profiles: all }) => (
          <ListBoxSection key={type} id={`group ${type}`}>
            <Header className="profile-group">{typeWord(t, type)}</Header>
            {all.map((shown) => (
              <ProfileOption
                key={shown.profile.key}
                shown={shown}
                shoot={shoot}
                chosen={shown.profile.key === chosen}
              />
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  );
}

/** Scrolls the list alone, not what it stands in. */
function centreChosen(list: HTMLElement | null): void {
  const option = list?.querySelector('[role=option][aria-selected=true]');
  if (!list || !option) return;
  const [around, chosen] = [list.getBoundingClientRect(), option.getBoundingClientRect()];
  list.scrollTop += chosen.top - around.top - (around.height - chosen.height) / 2;
}

/** Our word where there is one; what the service adds is shown as it is. */
function typeWord(t: Words['t'], type: string): string {
  const known = type.toLowerCase();
  if (known === 'personal' || known === 'talent') return t(`newProject.profile.types.${known}`);
  return type === '' ? t('newProject.profile.types.other') : type;
}

interface OptionProps {
  readonly shown: ShownProfile;
  readonly shoot: Fits;
  readonly chosen: boolean;
}

function ProfileOption({ shown, shoot, chosen }: OptionProps) {
  const { t, format } = useWords();
  const { profile, fits } = shown;
  const why = profile.imageType === 'RAW' ? 'newProject.profile.noRaw' : 'newProject.profile.noJpeg';
  const total = format.number(shoot.photos);
  // Said where it is a surprise, or chosen; on every profile of a shoot with three JPEGs it would be noise.
  const saysSome = fits > 0 && fits < shoot.photos && (chosen || fits < shoot.photos / 2);
  return (
    <ListBoxItem id={profile.key} textValue={profile.name} className="profile-option">
      <Check className="profile-tick" size={14} aria-hidden />
      <span className="profile-name">{profile.name}</span>
      <span className="profile-kind quiet small">{t(`newProject.profile.${profile.imageType}`)}</span>
      {fits === 0 && <span className="profile-why quiet small">{t(why)}</span>}
      {saysSome && (
        <span className="profile-why quiet small">
          {t('newProject.profile.fitsSome', { count: fits, total })}
        </span>
      )}
    </ListBoxItem>
  );
}
