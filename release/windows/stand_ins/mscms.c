/* Wine 8.0's mscms.dll lacks a function that Qt links to for colour profiles: answer that a screen has none. */
#include <windows.h>

__declspec(dllexport) void *WINAPI WcsCreateIccProfile(void *colour_space, DWORD options)
{
    (void)colour_space;
    (void)options;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}

__declspec(dllexport) void *WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation)
{
    (void)profile;
    (void)access;
    (void)share;
    (void)creation;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}

__declspec(dllexport) BOOL WINAPI CloseColorProfile(void *profile)
{
    (void)profile;
    return TRUE;
}

__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(void *profile, void *buffer, DWORD *size)
{
    (void)profile;
    (void)buffer;
    (void)size;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return FALSE;
}
